using Akka.Event;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <content>Those who come back with a code: the nickname is theirs again, from a connection that nobody is behind as well.</content>
internal sealed partial class ChatRoom
{
    private const string WrongCode = "that code is wrong, used or older than a day: type a nickname alone";

    private void FindWayBack(RoomCommands.Apply apply, RoomCommands.FindWayBack find, DateTimeOffset now)
    {
        if (_state.WaysBack.Find(find.Code, find.Nickname, now) is not { } way)
        {
            Refuse(apply, WrongCode);
            return;
        }
        var after = way.Left is null ? _state.Recent.LastBefore(now - find.Silence) : way.After;
        Answer(apply, new RoomAnswer.WayBackFound(way.Member, _state.Recent.MissedBy(way.Member, Math.Max(after, way.Member.Number))) { Preferences = way.Preferences });
    }

    /// <summary>Makes room for somebody with a code; says why not.</summary>
    private string? TakeBack(ClientKey code, RoomCommands.Join join, DateTimeOffset now)
    {
        if (_state.WaysBack.Find(code, join.Nickname, now) is not { } way)
            return WrongCode;
        if (way.Left is null && _state.Room.RefuseEntry(join.Nickname, AddressOf(join.From), now) is null)
            RemoveGhost(way, now);
        return null;
    }

    private void RemoveGhost(WayBack way, DateTimeOffset now)
    {
        Append(new LoggedEvent(_state.Room.Leave(way.Member).Event, way.Member, way.Nickname, new Stamp(_state.Last + 1, now))
        {
            Relay = _state.Relays.RelayOf(way.Member),
            IsAsked = true,
            Removal = "you came back over another connection",
        });
        _log.Info("{0} left: {1}", way.Nickname, "it came back over another connection");
    }
}
