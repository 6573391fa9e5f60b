using System.Net;
using Akka.Event;
using Akka.Util;

namespace Akka.IO;

/// <content>What the manager, a listener or a connection tells.</content>
public partial class Tcp
{
    /// <summary>The base of all events; also of acknowledgements of one's own.</summary>
    public class Event : Message;

    /// <summary>Bytes came.</summary>
    public sealed class Received(ByteString data) : Event
    {
        /// <summary>The bytes; where one message ends and the next begins is for the protocol to say.</summary>
        public ByteString Data { get; } = data;

        /// <inheritdoc/>
        public override string ToString() => $"Received({Data.Count} bytes)";
    }

    /// <summary>A connection is there; answer its sender with <see cref="Register"/>.</summary>
    public sealed class Connected(EndPoint remoteAddress, EndPoint localAddress) : Event
    {
        /// <summary>The peer.</summary>
        public EndPoint RemoteAddress { get; } = remoteAddress;

        /// <summary>This side.</summary>
        public EndPoint LocalAddress { get; } = localAddress;

        /// <inheritdoc/>
        public override string ToString() => $"Connected(remote: {RemoteAddress}, local: {LocalAddress})";
    }

    /// <summary>A command was not carried out.</summary>
    public sealed class CommandFailed : Event
    {
        /// <summary>Without a cause.</summary>
        public CommandFailed(Command cmd) => Cmd = cmd;

        private CommandFailed(Command cmd, Exception cause)
        {
            Cmd = cmd;
            Cause = cause;
        }

        /// <summary>Which command.</summary>
        public Command Cmd { get; }

        /// <summary>Why, if it is known.</summary>
        public Option<Exception> Cause { get; }

        /// <summary>The same with a cause.</summary>
        public CommandFailed WithCause(Exception cause) => new(Cmd, cause);

        /// <inheritdoc/>
        public override string ToString() => Cause.HasValue ? $"CommandFailed({Cmd}): {Cause.Value.Message}" : $"CommandFailed({Cmd})";
    }

    /// <summary>As the Ack of a write: none is wanted.</summary>
    public sealed class NoAck(object? token) : Event
    {
        /// <summary>The ordinary one.</summary>
        public static readonly NoAck Instance = new(null);

        /// <summary>To tell writes apart.</summary>
        public object? Token { get; } = token;

        /// <inheritdoc/>
        public override string ToString() => $"NoAck({Token})";
    }

    /// <summary>A listener listens.</summary>
    public sealed class Bound(EndPoint localAddress) : Event
    {
        /// <summary>Where, with the real port.</summary>
        public EndPoint LocalAddress { get; } = localAddress;

        /// <inheritdoc/>
        public override string ToString() => $"Bound({LocalAddress})";
    }

    /// <summary>A listener has stopped.</summary>
    public sealed class Unbound : Event
    {
        /// <summary>The only one.</summary>
        public static readonly Unbound Instance = new();

        private Unbound()
        {
        }
    }

    /// <summary>A connection has ended.</summary>
    public class ConnectionClosed : Event, IDeadLetterSuppression
    {
        private protected ConnectionClosed()
        {
        }

        /// <summary>The fault; empty without one.</summary>
        public virtual string Cause => "";
    }

    /// <summary>Closed as told.</summary>
    public sealed class Closed : ConnectionClosed
    {
        /// <summary>The only one.</summary>
        public static readonly Closed Instance = new();

        private Closed()
        {
        }
    }

    /// <summary>Reset as told.</summary>
    public sealed class Aborted : ConnectionClosed
    {
        /// <summary>The only one.</summary>
        public static readonly Aborted Instance = new();

        private Aborted()
        {
        }
    }

    /// <summary>Closed as told, and the peer has closed too.</summary>
    public sealed class ConfirmedClosed : ConnectionClosed
    {
        /// <summary>The only one.</summary>
        public static readonly ConfirmedClosed Instance = new();

        private ConfirmedClosed()
        {
        }
    }

    /// <summary>The peer has closed its side.</summary>
    public sealed class PeerClosed : ConnectionClosed
    {
        /// <summary>The only one.</summary>
        public static readonly PeerClosed Instance = new();

        private PeerClosed()
        {
        }
    }

    /// <summary>The connection broke.</summary>
    public sealed class ErrorClosed(string cause) : ConnectionClosed
    {
        /// <inheritdoc/>
        public override string Cause { get; } = cause;

        /// <inheritdoc/>
        public override string ToString() => $"ErrorClosed('{Cause}')";
    }
}
