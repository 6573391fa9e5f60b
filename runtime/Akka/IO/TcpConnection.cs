using System.Net.Sockets;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.IO;

/// <summary>
/// One connection. To its users it is an actor; inside it has no mailbox run of its own: whoever brings a message, a handler's thread
/// or a completed socket operation, handles it right there if nobody else is at it, and else leaves it to the one who is. So a write
/// costs no hop to another thread, and still one thing happens at a time and in order.
/// </summary>
/// <remarks>
/// unregistered ──Register──► open ──Close/ConfirmedClose──► flushing ──► [waiting for the peer's end] ──► closed.
/// A fault, an Abort or the handler's death lead to closed from everywhere. TcpConnection.Closing holds these ways.
/// </remarks>
internal sealed partial class TcpConnection : MinimalActorRef, IThreadPoolWorkItem
{
    /// <summary>After so many the thread, which may be the handler's own, goes back to what it was at.</summary>
    private const int MaxReadsInARow = 16;

    private static readonly object[] Ready = [.. Enumerable.Range(0, 8).Select(n => (object)(SocketReady)n)]; // boxed once

    private readonly ActorSystemImpl _system;
    private readonly IInternalActorRef _parent;
    private readonly Socket _socket;
    private readonly TcpSettings _settings;
    private readonly bool _pullMode;
    private readonly SocketIo _io;
    private readonly SocketSender _sender;
    private readonly SocketReceiver _receiver;
    private MessageQueue _inbox = new();
    private readonly long _number;
    private int _busy;
    private ActorPath? _path;
    private ICancelable? _registerTimeout;
    private IActorRef? _handler;
    private RefMap<byte> _watchers;
    private bool _keepOpenOnPeerClosed;
    private bool _suspended;
    private int _readCredit;

    internal TcpConnection(ActorSystemImpl system, IInternalActorRef parent, Socket socket, TcpSettings settings, Poller? poller, bool pullMode)
    {
        _system = system;
        _parent = parent;
        _socket = socket;
        _settings = settings;
        _pullMode = pullMode;
        _number = ActorPath.NextUid();
        _io = SocketIo.Of(socket, this, poller);
        _sender = new SocketSender(_io, this, settings.WriteCommandsQueueMaxSize);
        _receiver = new SocketReceiver(_io, settings.ReadSize);
        socket.Blocking = false; // last: it makes objects, and those above are to lie next to this one; see LookAhead
    }

    /// <summary>Made when somebody asks: most connections are never printed.</summary>
    public override ActorPath Path => _path ??= new ChildActorPath(_parent.Path, "connection-" + _number, _number);

    public override IInternalActorRef Parent => _parent;

    /// <inheritdoc/>
    public override int GetHashCode() => _number.GetHashCode();

    public override void SendSystemMessage(SystemMessage message) => Bring(message, null);

    /// <summary>Tells who is to decide on a handler, and waits for Register.</summary>
    internal void Announce(IActorRef commander)
    {
        var connected = new Tcp.Connected(_socket.RemoteEndPoint!, _socket.LocalEndPoint!);
        _io.Start();
        try
        {
            if (_settings.RegisterTimeout is { } timeout)
                _registerTimeout = _system.Scheduler.ScheduleTellOnceCancelable(timeout, this, RegisterTimeout.Instance, ActorRefs.NoSender);
            commander.Tell(connected, this);
        }
        catch
        {
            _registerTimeout?.Cancel();
            _io.Stop();
            throw;
        }
    }

    void IThreadPoolWorkItem.Execute() => OnReady(SocketReady.ToRead);

    /// <summary>From whichever thread learns of it.</summary>
    internal void OnReady(SocketReady ready) => Bring(Ready[(int)ready], null);

    protected override void TellInternal(object message, IActorRef sender) => Bring(message, sender);

    private void Bring(object message, IActorRef? sender)
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            _inbox.Enqueue(message, sender);
            if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0) return; // whoever is at it looks again before leaving
        }
        else
        {
            HandleQueued(); // what the same sender left here earlier goes first
            Handle(message, sender);
        }

        do
        {
            HandleQueued();
            Interlocked.Exchange(ref _busy, 0);
        }
        while (!_inbox.IsEmpty && Interlocked.CompareExchange(ref _busy, 1, 0) == 0);
    }

    private void HandleQueued()
    {
        while (_inbox.TryDequeue(out var message, out var sender)) Handle(message, sender);
    }

    private void Handle(object message, IActorRef? sender)
    {
        try
        {
            if (_closed) HandleClosed(message, sender);
            else HandleOpen(message, sender);
        }
        catch (Exception e)
        {
            Fail(e.Message);
        }
    }

    private void HandleOpen(object message, IActorRef? sender)
    {
        switch (message)
        {
            case Tcp.Write write: Write(write, sender); break;
            case SocketReady ready: GoOn(ready); break;
            case Tcp.ResumeReading:
                _suspended = false;
                _readCredit = 1;
                Read();
                break;
            case Tcp.SuspendReading: _suspended = true; break;
            case Tcp.Register register: Register(register); break;
            case Tcp.CloseCommand close: BeginClose(close, sender); break;
            case RegisterTimeout:
                if (_handler is null) Shut(Tcp.Aborted.Instance, reset: true);
                break;
            case Watch watch: _watchers.Set(watch.Watcher, 0); break;
            case Unwatch unwatch: _watchers.Remove(unwatch.Watcher); break;
            case DeathWatchNotification: Shut(Tcp.Closed.Instance, reset: false); break; // nobody is left who could end a flush that the peer holds up
            case Terminate or PoisonPill: Shut(Tcp.Aborted.Instance, reset: true); break;
            default: _system.EventStream.Publish(new UnhandledMessage(message, sender ?? _system.DeadLetters, this)); break;
        }
    }

    private void GoOn(SocketReady ready)
    {
        if (ready.HasFlag(SocketReady.ToWrite)) Check(_sender.EndWait());
        if (!ready.HasFlag(SocketReady.ToRead)) return;
        _receiver.EndWait(ready);
        Read();
    }

    private void Register(Tcp.Register register)
    {
        if (_handler is not null) return;
        _registerTimeout?.Cancel();
        _registerTimeout = null;
        _handler = register.Handler;
        _keepOpenOnPeerClosed = register.KeepOpenOnPeerClosed;
        ((IInternalActorRef)_handler).SendSystemMessage(new Watch((IInternalActorRef)_handler, this));
        Read();
    }

    private void Write(Tcp.Write write, IActorRef? sender)
    {
        if (_closing is not null)
        {
            sender?.Tell(write.FailureMessage, this);
            return;
        }

        if (!_sender.TryWrite(write, sender, out var error)) sender?.Tell(write.FailureMessage, this);
        else Check(error);
    }

    /// <summary>Reads while the handler wants more and there is more; after a while it goes on as a work item of its own.</summary>
    private void Read()
    {
        for (var reads = 0; !_closed && WantsToRead && !_receiver.IsWaiting; reads++)
        {
            if (reads == MaxReadsInARow)
            {
                _receiver.BeginPause();
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }

            if (!_receiver.IsReadableOrWait() || !ReadOnce()) return;
        }
    }

    private bool ReadOnce()
    {
        var data = _receiver.Read(out var error);
        if (data is null)
        {
            if (error == SocketError.WouldBlock) return true;
            Fail(new SocketException((int)error).Message);
            return false;
        }

        if (data.IsEmpty)
        {
            PeerClosed();
            return false;
        }

        if (_pullMode) _readCredit = 0;
        _handler!.Tell(new Tcp.Received(data), this);
        return true;
    }

    private bool WantsToRead => !_peerClosed && _handler is not null && !_suspended && (!_pullMode || _readCredit > 0);

    private sealed class RegisterTimeout
    {
        internal static readonly RegisterTimeout Instance = new();
    }
}
