using System.Net.Sockets;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.IO;

/// <content>The ways to the end.</content>
internal sealed partial class TcpConnection
{
    private const int MaxDrainedReads = 16;

    private Tcp.CloseCommand? _closing;
    private IActorRef? _closer;
    private bool _peerClosed;
    private bool _halfClosed;
    private bool _closed;

    private void BeginClose(Tcp.CloseCommand close, IActorRef? closer)
    {
        if (close is Tcp.Abort)
        {
            _closer = closer;
            Shut(close.Event, reset: true);
            return;
        }

        if (_closing is not null) return;
        _closing = close;
        _closer = closer;
        if (_sender.IsIdle) FinishFlush();
    }

    /// <summary>After every send: a fault ends the connection, and the last byte ends what a Close began.</summary>
    private void Check(SocketError error)
    {
        if (error != SocketError.Success) Fail(new SocketException((int)error).Message);
        else if (_closing is not null && _sender.IsIdle && !_halfClosed) FinishFlush();
    }

    private void FinishFlush()
    {
        if (_closing is Tcp.ConfirmedClose && !_peerClosed)
        {
            _socket.Shutdown(SocketShutdown.Send);
            _halfClosed = true;
            return;
        }

        Shut(_closing!.Event, reset: false);
    }

    private void PeerClosed()
    {
        _peerClosed = true;
        if (_closing is not null)
        {
            if (_sender.IsIdle) FinishFlush();
        }
        else if (_keepOpenOnPeerClosed)
        {
            _handler!.Tell(Tcp.PeerClosed.Instance, this);
        }
        else
        {
            Shut(Tcp.PeerClosed.Instance, reset: false);
        }
    }

    private void Fail(string cause) => Shut(new Tcp.ErrorClosed(cause), reset: true);

    private void Shut(Tcp.ConnectionClosed outcome, bool reset)
    {
        if (_closed) return;
        _closed = true;
        _registerTimeout?.Cancel();
        ShutSocket(reset);
        _handler?.Tell(outcome, this);
        if (_closer is not null && !_closer.Equals(_handler)) _closer.Tell(outcome, this);
        (_handler as IInternalActorRef)?.SendSystemMessage(new Unwatch(this));
        foreach (var watcher in _watchers.TakeAll())
            ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true));
    }

    private void ShutSocket(bool reset)
    {
        try
        {
            if (!reset) Drain();
        }
        catch (SocketException)
        {
            // The peer was faster: there is nothing left to be careful about.
        }

        _io.Stop();
        if (reset) _socket.Close(timeout: 0); // Dispose would say an orderly end first
        else _socket.Dispose();
    }

    /// <summary>A socket closed with unread input is reset by the kernel, and the peer may lose what it has not read yet.</summary>
    private void Drain()
    {
        _socket.Shutdown(SocketShutdown.Send);
        for (var i = 0; i < MaxDrainedReads && _receiver.Read(out _) is { IsEmpty: false }; i++)
        {
        }
    }

    private void HandleClosed(object message, IActorRef? sender)
    {
        switch (message)
        {
            case Watch watch:
                watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true));
                break;
            case SystemMessage or SocketReady or RegisterTimeout or Tcp.CloseCommand or Tcp.ResumeReading or Tcp.SuspendReading:
                break;
            default:
                _system.DeadLetters.Tell(new DeadLetter(message, sender ?? _system.DeadLetters, this), sender!);
                break;
        }
    }
}
