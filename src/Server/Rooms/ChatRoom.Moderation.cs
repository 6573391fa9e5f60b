using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms;

/// <content>What operators do: it is recorded, told and logged.</content>
internal sealed partial class ChatRoom
{
    private void Moderate(RoomCommands.Apply apply, RoomCommands.Moderate command, DateTimeOffset now)
    {
        var result = _state.Room.Moderate(apply.By, command, now);
        if (result.Event is not { } happened)
        {
            Refuse(apply, result.Refusal!);
            return;
        }
        var at = result.To != default && result.Addresses is { } addresses ? $" (at {addresses})" : "";
        _log.Info("{0}{1}", ModerationText.Of(happened), at);
        Append(Happened(apply, happened, happened.Who, now, result.To) with { Addresses = result.Addresses });
        foreach (var member in result.Removed)
            Remove(member, happened, now);
    }

    private void Remove(MemberId member, RoomEvent.Moderated because, DateTimeOffset now)
    {
        var nickname = _state.Room.NameOf(member);
        var removal = ModerationText.ToRemoved(because);
        Append(new LoggedEvent(_state.Room.Leave(member).Event, member, nickname, new Stamp(_state.Last + 1, now))
        {
            Relay = _state.Relays.RelayOf(member),
            IsAsked = true, // its client must not come back by itself
            Removal = removal,
        });
        _log.Info("{0} left: {1}", nickname, removal);
    }
}
