using System.Net;
using Akka.Actor;
using Akka.IO;
using OutgoingConnection = Akka.Streams.Dsl.Tcp.OutgoingConnection;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// One connection. One read is asked for when downstream asks, one write is on its way at a time, and the next bytes are asked
/// for when it is acknowledged: so the network's pace is the stream's.
/// </summary>
internal sealed class ConnectionStage(Island island, ActorSystem system, EndPoint remote) : FlowStage<ByteString, ByteString>(island)
{
    private readonly TaskCompletionSource<OutgoingConnection> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IActorRef _relay = ActorRefs.Nobody;
    private IActorRef? _connection;
    private bool _writing;
    private bool _halfClosed;

    public Task<OutgoingConnection> Connected => _connected.Task;

    public override void Start()
    {
        KeepGoing = true;
        _relay = Island.ActorFor(this, Receive);
        system.Tcp().Tell(new Tcp.Connect(remote, pullMode: true), _relay);
    }

    public override void Fail(Exception cause)
    {
        _connected.TrySetException(cause);
        _connection?.Tell(Tcp.Abort.Instance, _relay);
        base.Fail(cause);
    }

    protected override void OnPush(ByteString element)
    {
        _writing = true;
        _connection!.Tell(Tcp.Write.Create(element, Written.Instance), _relay);
    }

    protected override void OnPull() => _connection?.Tell(Tcp.ResumeReading.Instance, _relay);

    // Half a connection stays: what the other side still says comes out.
    protected override void OnComplete() => CloseWhenWritten();

    // Nobody listens any more: the other half goes on until the input completes.
    protected override void OnCancel() => CloseWhenWritten();

    protected override void Ended(Exception? abrupt)
    {
        _connected.TrySetException(abrupt ?? new StreamTcpException($"The stream to {remote} was over before it was connected."));
        _ = _connected.Task.Exception; // whoever does not look at it does not want to know
        system.Stop(_relay);
    }

    private void Receive(object message, IActorRef sender)
    {
        switch (message)
        {
            case Tcp.Connected connected:
                Begin(connected, sender);
                break;
            case Tcp.Received received when !Out.IsClosed:
                Out.Push(received.Data);
                break;
            case Written:
                _writing = false;
                In.Pull();
                CloseWhenWritten();
                break;
            case Tcp.CommandFailed { Cmd: Tcp.Connect } failed:
                Fail(new StreamTcpException($"Cannot connect to {remote}.", failed.Cause.HasValue ? failed.Cause.Value : new TimeoutException()));
                break;
            case Tcp.PeerClosed:
                Out.Complete();
                CloseWhenWritten();
                break;
            case Tcp.ConnectionClosed closed:
                if (closed is Tcp.ErrorClosed or Tcp.Aborted)
                    Fail(new StreamTcpException($"The connection to {remote} broke: {closed.Cause}"));
                else
                    Complete();
                break;
        }
    }

    private void Begin(Tcp.Connected connected, IActorRef connection)
    {
        _connection = connection;
        connection.Tell(new Tcp.Register(_relay, keepOpenOnPeerClosed: true), _relay);
        _connected.TrySetResult(new OutgoingConnection(connected.RemoteAddress, connected.LocalAddress));
        In.Pull();
        if (Out.IsAvailable)
            OnPull();
        CloseWhenWritten();
    }

    private void CloseWhenWritten()
    {
        if (_connection is null || _writing)
            return;
        if (In.IsClosed && Out.IsClosed)
        {
            _connection.Tell(_halfClosed ? Tcp.Abort.Instance : Tcp.Close.Instance, _relay);
        }
        else if (In.IsClosed)
        {
            _halfClosed = true;
            _connection.Tell(Tcp.ConfirmedClose.Instance, _relay);
        }
    }

    /// <summary>The bytes are in the kernel's hands.</summary>
    private sealed class Written : Tcp.Event
    {
        public static readonly Written Instance = new();
    }
}
