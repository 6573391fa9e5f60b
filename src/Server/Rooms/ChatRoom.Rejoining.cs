using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms;

/// <content>Rejoining with a code: it gives the nickname back, also from a connection that is dead and not closed yet (a ghost).</content>
internal sealed partial class ChatRoom
{
    private static readonly ServerText WrongCode = $"that code is wrong, used or older than a day: type a nickname alone";

    private void FindRejoinPoint(RoomCommands.Apply apply, RoomCommands.FindRejoinPoint find, DateTimeOffset now)
    {
        if (_state.RejoinPoints.Find(find.Code, find.Nickname, now) is not { } point)
        {
            Refuse(apply, WrongCode);
            return;
        }
        var after = point.Left is null ? _state.Recent.LastBefore(now - find.Silence) : point.After;
        var missed = _state.Recent.MissedBy(Math.Max(after, point.Member.Number), point.Member);
        Answer(apply, new RoomAnswer.RejoinPointFound(point.Member, missed) { Preferences = point.Preferences });
    }

    /// <summary>Checks the code, and removes the ghost that still has the nickname.</summary>
    /// <returns>Why the code is refused; null when it is not.</returns>
    private ServerText? PrepareRejoin(SecretHash code, RoomCommands.Join join, DateTimeOffset now)
    {
        if (_state.RejoinPoints.Find(code, join.Nickname, now) is not { } point)
            return WrongCode;
        if (point.Left is null && _state.Room.RefuseEntry(join.Nickname, AddressOf(join.From), now) is null)
        {
            Remove(point.Member, $"you came back over another connection", now);
            _log.Info("{0} left: {1}", point.Nickname, "it came back over another connection");
        }
        return null;
    }
}
