using Akka.Actor;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Closing, when the server stops: nothing more is taken, and what the room has accepted is delivered.</content>
internal sealed partial class Relay
{
    private IActorRef? _closer;
    private bool _isCutOff;

    private bool IsClosed => _closer is not null;

    private void ReceiveClosing()
    {
        Receive<RelayCommands.Close>(Close);
        Receive<RelayCommands.Unsubscribe>(_ => _room.Forward(new RoomCommands.Unsubscribe(_number)));
    }

    private void Close(RelayCommands.Close close)
    {
        _closer = Sender;
        _isCutOff = close.IsCutOff;
        TellCloser();
    }

    /// <summary>Tells who wants it closed when the room has answered all commands, and what came of them has been written.</summary>
    private void TellCloser()
    {
        if (_closer is null || (_window.Pending.Count > 0 && !_isCutOff))
            return;
        _closer.Tell(RelayReplies.Closed.Instance, Self);
        _closer = ActorRefs.Nobody; // it stays closed, and tells this once
    }
}
