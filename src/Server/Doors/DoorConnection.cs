using System.Net;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Server.Connections;

namespace AkkaChat.Server.Doors;

/// <summary>
/// The connection actor of a door that Akka.IO does not have. It tells a listener <see cref="Tcp.Connected"/> and then speaks
/// <see cref="Tcp"/>'s messages to the handler that registers: in pull mode, with acknowledged writes and half closes.
/// </summary>
/// <remarks>
/// What a relay writes does not come this way: see <see cref="LineOutput"/>. It is encrypted and framed on the thread that runs the
/// actors, because a change of threads would cost more; what has to wait goes on elsewhere.
/// </remarks>
internal sealed partial class DoorConnection : ReceiveActor
{
    // As long as Akka.IO waits: akka.io.tcp.register-timeout.
    private static readonly TimeSpan RegisterTimeout = TimeSpan.FromSeconds(5);

    private readonly IDoorTransport _transport;
    private readonly LineOutput _output;
    private IActorRef _handler = ActorRefs.Nobody;
    private bool _staysOpenAtPeerClosed;
    private bool _isReading;
    private bool _hasPeerClosed;
    private bool _isClosed;

    public DoorConnection(IDoorTransport transport, IPEndPoint remote, DoorEndPoint local, IActorRef listener)
    {
        _transport = transport;
        _output = new LineOutput(transport.WriteAsync);
        listener.Tell(new Tcp.Connected(remote, new DoorEndPoint(local.Door, local) { Output = _output }), Self);
        SetReceiveTimeout(RegisterTimeout);
        Receive<Tcp.Register>(Register);
        Receive<ReceiveTimeout>(_ => Context.Stop(Self));
        Receive<Tcp.Abort>(Abort);
    }

    public static Props Props(IDoorTransport transport, IPEndPoint remote, DoorEndPoint local, IActorRef listener) =>
        Akka.Actor.Props.Create(() => new DoorConnection(transport, remote, local, listener));

    protected override void PostStop()
    {
        if (!_isClosed)
            _transport.Abort();
        _transport.Release();
    }

    private void Register(Tcp.Register register)
    {
        SetReceiveTimeout(null);
        _handler = register.Handler;
        _staysOpenAtPeerClosed = register.KeepOpenOnPeerClosed;
        Context.Watch(_handler);
        Become(Open);
    }

    private void Open()
    {
        Receive<Tcp.ResumeReading>(_ => Read());
        Receive<Tcp.Write>(Write);
        Receive<Tcp.Abort>(Abort);
        Receive<Tcp.CloseCommand>(Close);
        Receive<HasRead>(OnRead);
        Receive<HasWritten>(_ => OnWritten());
        Receive<HasEndedOutput>(_ => OnOutputEnded());
        Receive<HasFailed>(failed => End(new Tcp.ErrorClosed(failed.Cause.Message)));
        Receive<Terminated>(_ => Context.Stop(Self)); // the handler died: the connection is reset
    }

    private void Read()
    {
        if (_isReading || _hasPeerClosed)
            return;
        _isReading = true;
        Follow(ReadAsync());
    }

    private async Task<object> ReadAsync() => new HasRead(await _transport.ReadAsync());

    private void OnRead(HasRead read)
    {
        _isReading = false;
        if (!read.Bytes.IsEmpty)
        {
            _handler.Tell(new Tcp.Received(read.Bytes), Self);
            return;
        }
        _hasPeerClosed = true;
        if (_hasEndedOutput)
            Closed(_closing!.Event);
        else if (!_staysOpenAtPeerClosed)
            Closed(Tcp.PeerClosed.Instance);
        else if (_closing is null)
            _handler.Tell(Tcp.PeerClosed.Instance, Self);
    }

    private void Abort(Tcp.Abort abort) => End(abort.Event);

    private void Closed(Tcp.ConnectionClosed how)
    {
        _isClosed = true;
        End(how);
    }

    private void End(Tcp.ConnectionClosed how)
    {
        _handler.Tell(how, Self);
        Context.Stop(Self);
    }

    private void Follow(Task<object> work) => _ = TellAsync(Self, work);

    private static async Task TellAsync(IActorRef self, Task<object> work)
    {
        try
        {
            self.Tell(await work, ActorRefs.NoSender);
        }
        catch (Exception e)
        {
            self.Tell(new HasFailed(e), ActorRefs.NoSender);
        }
    }

    private sealed record HasRead(ByteString Bytes);

    private sealed record HasFailed(Exception Cause);
}
