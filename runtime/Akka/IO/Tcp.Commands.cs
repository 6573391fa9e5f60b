using System.Net;
using Akka.Actor;

namespace Akka.IO;

/// <content>What is told to the manager, a listener or a connection.</content>
public partial class Tcp
{
    /// <summary>The base of all commands.</summary>
    public abstract class Command : Message
    {
        /// <summary>The answer when the command cannot be carried out.</summary>
        public CommandFailed FailureMessage => new(this);
    }

    /// <summary>To the manager: connect. The answer is <see cref="Connected"/>, from the connection, or <see cref="CommandFailed"/>.</summary>
    public sealed class Connect(
        EndPoint remoteAddress, EndPoint? localAddress = null, IEnumerable<Inet.SocketOption>? options = null, TimeSpan? timeout = null, bool pullMode = false)
        : Command
    {
        /// <summary>Where to; a <see cref="DnsEndPoint"/> is resolved.</summary>
        public EndPoint RemoteAddress { get; } = remoteAddress;

        /// <summary>Where from; null: the system chooses.</summary>
        public EndPoint? LocalAddress { get; } = localAddress;

        /// <summary>For the socket.</summary>
        public IEnumerable<Inet.SocketOption> Options { get; } = options ?? [];

        /// <summary>How long to try; null: as long as the system does.</summary>
        public TimeSpan? Timeout { get; } = timeout;

        /// <summary>One <see cref="Received"/> for each <see cref="ResumeReading"/>.</summary>
        public bool PullMode { get; } = pullMode;

        /// <inheritdoc/>
        public override string ToString() => $"Connect(remote: {RemoteAddress}, local: {LocalAddress})";
    }

    /// <summary>To the manager: listen. The answer is <see cref="Bound"/>, from the listener, or <see cref="CommandFailed"/>. The listener
    /// stops when the handler does.</summary>
    public sealed class Bind(IActorRef handler, EndPoint localAddress, int backlog = 100, IEnumerable<Inet.SocketOption>? options = null, bool pullMode = false)
        : Command
    {
        /// <summary>Gets <see cref="Connected"/> for each connection.</summary>
        public IActorRef Handler { get; } = handler;

        /// <summary>Where to listen; port 0: any free one.</summary>
        public EndPoint LocalAddress { get; } = localAddress;

        /// <summary>How many connections may wait in the kernel for being accepted.</summary>
        public int Backlog { get; } = backlog;

        /// <summary>For the listening socket and each accepted one.</summary>
        public IEnumerable<Inet.SocketOption> Options { get; } = options ?? [];

        /// <summary>Accept only after <see cref="ResumeAccepting"/>; and connections give one <see cref="Received"/> for each <see cref="ResumeReading"/>.</summary>
        public bool PullMode { get; } = pullMode;

        /// <inheritdoc/>
        public override string ToString() => $"Bind(address: {LocalAddress}, handler: {Handler})";
    }

    /// <summary>To a listener: stop. The answer is <see cref="Unbound"/>; connections live on.</summary>
    public sealed class Unbind : Command
    {
        /// <summary>The only one.</summary>
        public static readonly Unbind Instance = new();

        private Unbind()
        {
        }
    }

    /// <summary>To a listener in pull mode: accept so many more connections.</summary>
    public sealed class ResumeAccepting(int batchSize) : Command
    {
        /// <summary>How many, counted from now.</summary>
        public int BatchSize { get; } = batchSize;
    }

    /// <summary>To a new connection: this is who handles it. The connection closes when the handler stops.</summary>
    public sealed class Register(IActorRef handler, bool keepOpenOnPeerClosed = false, bool useResumeWriting = true) : Command
    {
        /// <summary>Gets <see cref="Received"/> and the <see cref="ConnectionClosed"/>s.</summary>
        public IActorRef Handler { get; } = handler;

        /// <summary>Stay open for writing when the peer has closed its side.</summary>
        public bool KeepOpenOnPeerClosed { get; } = keepOpenOnPeerClosed;

        /// <summary>Without effect here: a refused write does not block those after it.</summary>
        public bool UseResumeWriting { get; } = useResumeWriting;
    }

    /// <summary>The base of the commands that end a connection.</summary>
    public abstract class CloseCommand : Command
    {
        private protected CloseCommand()
        {
        }

        /// <summary>What the handler gets when it is done.</summary>
        public abstract ConnectionClosed Event { get; }
    }

    /// <summary>Send what is queued, then close.</summary>
    public sealed class Close : CloseCommand
    {
        /// <summary>The only one.</summary>
        public static readonly Close Instance = new();

        private Close()
        {
        }

        /// <inheritdoc/>
        public override ConnectionClosed Event => Closed.Instance;
    }

    /// <summary>Send what is queued, close the sending side, and close when the peer has closed its side too.</summary>
    public sealed class ConfirmedClose : CloseCommand
    {
        /// <summary>The only one.</summary>
        public static readonly ConfirmedClose Instance = new();

        private ConfirmedClose()
        {
        }

        /// <inheritdoc/>
        public override ConnectionClosed Event => ConfirmedClosed.Instance;
    }

    /// <summary>Reset the connection; what is queued is lost.</summary>
    public sealed class Abort : CloseCommand
    {
        /// <summary>The only one.</summary>
        public static readonly Abort Instance = new();

        private Abort()
        {
        }

        /// <inheritdoc/>
        public override ConnectionClosed Event => Aborted.Instance;
    }

    /// <summary>The base of what writes.</summary>
    public abstract class WriteCommand : Command
    {
        private protected WriteCommand()
        {
        }
    }

    /// <summary>A write that may be acknowledged.</summary>
    public abstract class SimpleWriteCommand : WriteCommand
    {
        private protected SimpleWriteCommand()
        {
        }

        /// <summary>Sent to the writer when the bytes are in the kernel's buffer.</summary>
        public abstract Event Ack { get; }
    }

    /// <summary>Send bytes.</summary>
    public sealed class Write : SimpleWriteCommand
    {
        /// <summary>Nothing, not acknowledged.</summary>
        public static readonly Write Empty = new(ByteString.Empty, NoAck.Instance);

        private Write(ByteString data, Event ack)
        {
            Data = data;
            Ack = ack;
        }

        /// <summary>What to send.</summary>
        public ByteString Data { get; }

        /// <inheritdoc/>
        public override Event Ack { get; }

        /// <summary>A write that is not acknowledged.</summary>
        public static Write Create(ByteString data) => data.IsEmpty ? Empty : new Write(data, NoAck.Instance);

        /// <summary>A write that is acknowledged with this event.</summary>
        public static Write Create(ByteString data, Event ack) => new(data, ack);

        /// <inheritdoc/>
        public override string ToString() => $"Write(data: {Data.Count} bytes, ack: {Ack})";
    }

    /// <summary>Give no more <see cref="Received"/> until told to.</summary>
    public sealed class SuspendReading : Command
    {
        /// <summary>The only one.</summary>
        public static readonly SuspendReading Instance = new();

        private SuspendReading()
        {
        }
    }

    /// <summary>Go on reading; in pull mode for one <see cref="Received"/>.</summary>
    public sealed class ResumeReading : Command
    {
        /// <summary>The only one.</summary>
        public static readonly ResumeReading Instance = new();

        private ResumeReading()
        {
        }
    }
}
