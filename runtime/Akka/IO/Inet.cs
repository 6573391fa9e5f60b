using System.Net.Sockets;

namespace Akka.IO;

/// <summary>What concerns sockets of every kind.</summary>
public class Inet
{
    /// <summary>A setting of a socket, applied at the moment whose method it overrides.</summary>
    public abstract class SocketOption
    {
        /// <summary>To a listening socket before it is bound.</summary>
        public virtual void BeforeServerSocketBind(Socket ss)
        {
        }

        /// <summary>To an outgoing socket before it connects.</summary>
        public virtual void BeforeConnect(Socket s)
        {
        }

        /// <summary>To a connected socket, accepted or outgoing.</summary>
        public virtual void AfterConnect(Socket s)
        {
        }
    }
}
