using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms;

/// <content>Registered nicknames: changes of accounts are recorded; whoever does not log in in time gets a guest's name.</content>
internal sealed partial class ChatRoom
{
    private void ChangeAccount(RoomCommands.Apply apply, RoomCommands.ChangeAccount command, DateTimeOffset now)
    {
        var result = _state.Room.ChangeAccount(apply.By, command.Change, command.Credential);
        if (result.Event is not RoomEvent.AccountChanged happened)
        {
            Refuse(apply, result);
            return;
        }
        Append(Happened(apply, happened, happened.Who, now) with { Credential = happened.Change == AccountChange.LoggedIn ? "" : command.Credential });
        Timers.Cancel(new LoginExpired(apply.By));
        _log.Info("{0}: {1}", happened.Who, happened.Change);
        if (happened.Change == AccountChange.LoggedIn && _operators.Contains(happened.Who) && !_state.Room.Present[apply.By].IsOperator)
            Append(Happened(apply with { Number = 0, Line = 0 }, new RoomEvent.Moderated(happened.Who, ModerationKind.Op), happened.Who, now));
    }

    /// <summary>Gives a member that is called by a registered nickname the time to log in.</summary>
    private bool AwaitLogin(MemberId member)
    {
        if (_state.Room.Present[member].LoginUntil is not { } until)
            return false;
        var timer = new LoginExpired(member);
        var time = until - Context.System.Scheduler.Now;
        Timers.StartSingleTimer(timer, timer, time > TimeSpan.Zero ? time : TimeSpan.Zero);
        return true;
    }

    private void OnLoginExpired(LoginExpired expired)
    {
        var now = Context.System.Scheduler.Now;
        if (_state.Room.BecomeGuest(expired.Member, now) is not { } renamed)
            return;
        Append(new LoggedEvent(renamed, expired.Member, renamed.Old, new Stamp(_state.Last + 1, now))
        {
            Relay = _state.Relays.RelayOf(expired.Member),
        });
        _log.Info("{0} is now called {1}: no password in time", renamed.Old, renamed.New);
    }

    private sealed record LoginExpired(MemberId Member);
}
