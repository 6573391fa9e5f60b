using System.Net;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Sessions;

namespace AkkaChat.Server.Listening;

/// <content>Stopping: newcomers are refused, then the sessions end, then the listening sockets close.</content>
internal sealed partial class Listener
{
    private static readonly ServerText Stopping = $"the server is stopping, try later";

    private IActorRef _stopper = ActorRefs.Nobody;
    private bool _isStoppingSessions;

    private void StopAccepting()
    {
        Become(Refusing);
        Sender.Tell(ListenerReplies.Stopped.Instance, Self);
    }

    private void Refusing()
    {
        Receive<Tcp.Connected>(RefuseNewcomer);
        Receive<ListenerCommands.Admit>(admit => Refuse(admit.From.Address, RefusalReason.Stopping, Stopping));
        Receive<ListenerCommands.StopSessions>(StopSessions);
        Receive<Tcp.Unbound>(_ => OnUnbound());
        ReceiveEnds();
    }

    private void RefuseNewcomer(Tcp.Connected connected)
    {
        _sockets.Take(connected);
        Refuse(ClientOf((IPEndPoint)connected.RemoteAddress).Address, RefusalReason.Stopping, Stopping);
    }

    private void StopSessions(ListenerCommands.StopSessions command)
    {
        _stopper = Sender;
        var stop = new SessionCommands.Stop(command.OtherNodes);
        foreach (var session in Context.GetChildren())
            session.Tell(stop, Self);
        _isStoppingSessions = true;
        UnbindWhenEmpty();
    }

    private void UnbindWhenEmpty()
    {
        if (_isStoppingSessions && _sessions == 0)
            _listeningSockets.ForEach(socket => socket.Tell(Tcp.Unbind.Instance, Self));
    }

    private void OnUnbound()
    {
        _listeningSockets.Remove(Sender);
        if (_listeningSockets.Count == 0)
            _stopper.Tell(ListenerReplies.Stopped.Instance, Self);
    }
}
