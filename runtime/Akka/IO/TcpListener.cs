using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;

namespace Akka.IO;

/// <summary>Owns one listening socket: accepts as many connections as it may and announces each to the handler of the Bind.</summary>
/// <remarks>
/// One accept is pending at a time. When it completes the rest of the kernel's queue follows without another wait, up to the batch
/// limit; then the listener lets others run. When an accept fails (out of descriptors, say) it waits a little and tries again.
/// </remarks>
internal sealed class TcpListener : ReceiveActor
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly TcpSettings _settings;
    private readonly Poller? _poller;
    private readonly Tcp.Bind _bind;
    private readonly IActorRef _commander;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly SocketAsyncEventArgs _accept = new();
    private Socket? _socket;
    private int _credit;
    private bool _pending;
    private bool _failing;
    private volatile bool _stopped;

    public TcpListener(TcpSettings settings, Poller? poller, Tcp.Bind bind, IActorRef commander)
    {
        _settings = settings;
        _poller = poller;
        _bind = bind;
        _commander = commander;
        var self = Self;
        _accept.Completed += (_, accepted) =>
        {
            if (_stopped) accepted.AcceptSocket?.Dispose(); // nobody will take it
            else self.Tell(Accepted.Instance, ActorRefs.NoSender);
        };
        Receive<Accepted>(OnAccepted);
        Receive<Retry>(_ => AcceptMore());
        Receive<Tcp.ResumeAccepting>(Resume);
        Receive<Tcp.Unbind>(Unbind);
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    protected internal override void PreStart()
    {
        try
        {
            Listen();
        }
        catch (Exception e)
        {
            _commander.Tell(_bind.FailureMessage.WithCause(e), Self);
            Context.Stop(Self);
            return;
        }

        Context.Watch(_bind.Handler);
        _commander.Tell(new Tcp.Bound(_socket!.LocalEndPoint!), Self);
        if (_bind.PullMode) return;
        _credit = int.MaxValue;
        AcceptMore();
    }

    protected internal override void PostStop()
    {
        _stopped = true;
        if (_pending) _accept.AcceptSocket?.Dispose();
        _socket?.Dispose();
        _accept.Dispose();
    }

    private void Listen()
    {
        _socket = new Socket(_bind.LocalAddress.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        foreach (var option in _bind.Options) option.BeforeServerSocketBind(_socket);
        _socket.Bind(_bind.LocalAddress);
        _socket.Listen(_bind.Backlog);
    }

    private void Resume(Tcp.ResumeAccepting resume)
    {
        _credit = resume.BatchSize;
        AcceptMore();
    }

    private void AcceptMore()
    {
        for (var batch = 0; _credit > 0 && !_pending; batch++)
        {
            if (batch == _settings.BatchAcceptLimit)
            {
                Self.Tell(Retry.Instance, Self);
                return;
            }

            _pending = true;
            if (_socket!.AcceptAsync(_accept)) return;
            if (!TakeAccepted()) return;
        }
    }

    private void OnAccepted(Accepted accepted)
    {
        if (TakeAccepted()) AcceptMore();
    }

    private bool TakeAccepted()
    {
        _pending = false;
        if (_accept.SocketError != SocketError.Success)
        {
            if (!_failing) _log.Warning("cannot accept connections on {0} for now: {1}", _bind.LocalAddress, new SocketException((int)_accept.SocketError).Message);
            _failing = true;
            Context.System.Scheduler.ScheduleTellOnce(PauseAfterFailure, Self, Retry.Instance, Self);
            return false;
        }

        if (_failing) _log.Info("accepting connections on {0} again", _bind.LocalAddress);
        _failing = false;
        var socket = _accept.AcceptSocket!;
        _accept.AcceptSocket = null;
        if (TryAnnounce(socket) && _credit != int.MaxValue) _credit--;
        return true;
    }

    private bool TryAnnounce(Socket socket)
    {
        try
        {
            socket.NoDelay = true; // the options have the last word
            foreach (var option in _bind.Options) option.AfterConnect(socket);
            var connection = new TcpConnection((ActorSystemImpl)Context.System, (IInternalActorRef)Self, socket, _settings, _poller, _bind.PullMode);
            connection.Announce(_bind.Handler);
            return true;
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is not SocketException) _log.Error(e, "cannot serve a connection on {0}", _bind.LocalAddress); // else the peer was gone before it was served
            return false;
        }
    }

    private void Unbind(Tcp.Unbind unbind)
    {
        _socket?.Dispose();
        Sender.Tell(Tcp.Unbound.Instance, Self);
        Context.Stop(Self);
    }

    private sealed class Accepted : IDeadLetterSuppression
    {
        internal static readonly Accepted Instance = new();
    }

    private sealed class Retry
    {
        internal static readonly Retry Instance = new();
    }
}
