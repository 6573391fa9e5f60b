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

    /// <summary>Ready-made options.</summary>
    public static class SO
    {
        /// <summary>Lets a listener bind while old connections of its port linger.</summary>
        public sealed class ReuseAddress(bool on) : SocketOption
        {
            /// <inheritdoc/>
            public override void BeforeServerSocketBind(Socket ss) => ss.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, on);

            /// <inheritdoc/>
            public override void BeforeConnect(Socket s) => s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, on);
        }

        /// <summary>The kernel's buffer for what is to be sent, in bytes.</summary>
        public sealed class SendBufferSize(int size) : SocketOption
        {
            /// <inheritdoc/>
            public override void AfterConnect(Socket s) => s.SendBufferSize = size;
        }

        /// <summary>The kernel's buffer for what was received, in bytes.</summary>
        public sealed class ReceiveBufferSize(int size) : SocketOption
        {
            /// <inheritdoc/>
            public override void BeforeServerSocketBind(Socket ss) => ss.ReceiveBufferSize = size;

            /// <inheritdoc/>
            public override void BeforeConnect(Socket s) => s.ReceiveBufferSize = size;
        }
    }
}
