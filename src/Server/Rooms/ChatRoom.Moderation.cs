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
        var removal = ModerationText.ToRemoved(happened);
        foreach (var member in result.Removed)
        {
            var nickname = _state.Room.NameOf(member);
            Remove(member, removal, now);
            _log.Info("{0} left: {1}", nickname, removal);
        }
    }

    /// <summary>Has a member leave whose client must not come back by itself.</summary>
    private void Remove(MemberId member, ServerText removal, DateTimeOffset now)
    {
        var nickname = _state.Room.NameOf(member);
        Append(new LoggedEvent(_state.Room.Leave(member).Event, member, nickname, new Stamp(_state.Last + 1, now))
        {
            Relay = _state.Relays.RelayOf(member),
            IsAsked = true,
            Removal = removal,
        });
    }
}
