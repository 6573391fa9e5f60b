using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>The way into the room for a client that comes back.</content>
internal sealed partial class Relay
{
    private void Resume(RelayCommands.Resume command)
    {
        if (!TryFind(command, out var outlet) || IsClosed)
            return;
        var handshake = command.Handshake;
        if (_resumable.TryFind(handshake.Token, out var member))
            TakeOver(outlet, member, handshake.Cursor);
        else if (_resumable.TryFindStarting(handshake.Token, out var starting))
            TakeOver(outlet, starting, handshake);
        else if (!_resumable.TryStart(outlet, handshake, Context.System.Scheduler.Now, out var refusal))
            Dismiss(outlet, ServerLines.Refusal(WireFormat.Lf, refusal));
        else if (outlet.Start is { IsTokenKnown: true } start)
            SendForNewcomer(outlet, new RoomCommands.Return(ClientKey.Of(start.Token), handshake.LastEvent, handshake.Room) { From = $"{outlet.From}", Door = outlet.Door });
        else
            outlet.Session.Tell(RelayReplies.Started.Instance, Self);
    }

    private void Dismiss(Outlet outlet, EncodedLines farewell) => outlet.Session.Tell(new RelayReplies.Dismissed(farewell), Self);

    /// <summary>Has a session go on that broke before it had joined.</summary>
    private void TakeOver(Outlet outlet, Outlet old, Handshake handshake)
    {
        _resumable.Move(old, outlet, handshake);
        old.Session.Tell(RelayReplies.Removed.Replaced, Self);
        if (old.Joining is not { } command)
        {
            outlet.Session.Tell(RelayReplies.Started.Instance, Self);
            return;
        }
        (outlet.Joining, old.Joining) = (command, null);
        outlet.Writer.Format = old.Writer.Format;
        _joining[command] = outlet; // it is told what becomes of the joining
    }

    private void TakeOver(Outlet outlet, Member member, long at)
    {
        if (member.Outlet is { } old)
        {
            old.Member = null;
            old.Session.Tell(RelayReplies.Removed.Replaced, Self);
        }
        Timers.Cancel(member.Id);
        outlet.Writer.Format = member.Format;
        outlet.Member = member;
        member.Outlet = outlet;

        var resume = member.Resume!;
        var missed = resume.Replay.From(at, out var gone);
        var has = Math.Min(at + gone, resume.Replay.End);
        resume.DoneTold = resume.Numbers.Done;
        outlet.Send(has == resume.Replay.Begin // the client may never have heard that there is a session
            ? SessionLine(resume.Start with { Done = resume.DoneTold })
            : ServerLines.Control(new ControlLine.SessionResumed(has, resume.DoneTold, gone)));
        if (missed.Count > 0)
            outlet.Writer.SendUnbounded(missed);
        outlet.Session.Tell(new RelayReplies.Resumed(member.InFlight, member.Busy is not null), Self);
    }

    private void OnReturned(Outlet outlet, RoomAnswer.Returned returned)
    {
        if (_subscribers.TryGet(returned.Member, out var former))
            Drop(former);
        outlet.Joining = null;
        outlet.Writer.Format = WireFormat.Tagged;
        if (outlet.Start is not { } start || outlet.HasEnded || outlet.IsFinishing)
        {
            Await(outlet, returned);
            return;
        }
        var member = Enter(outlet, returned.Member, returned.Nickname, new ResumeState(start with { Done = returned.Line }, _settings));
        Preferences.Restore(returned.Preferences, member, _subscribers);
        _resumable.Add(member, outlet);
        outlet.Send(start.At == 0 // the client may never have heard that there is a session
            ? SessionLine(start with { Done = returned.Line })
            : ServerLines.Control(new ControlLine.SessionResumed(start.At, returned.Line, returned.Missed.Lost)));
        member.Send(ServerLines.Events(WireFormat.Tagged, [.. NotYetTold(start, returned.Missed).Where(missed => member.Reads(missed.Event))]));
        outlet.Session.Tell(new RelayReplies.Resumed(InFlight: 0, IsBusy: false), Self);
    }

    /// <summary>Serves a member whose connection has ended meanwhile. Its client may have been elsewhere since, so it says its place again.</summary>
    private void Await(Outlet outlet, RoomAnswer.Returned returned)
    {
        _resumable.Abandon(outlet);
        var member = new Member(returned.Member, outlet, resume: null) { Nickname = returned.Nickname, Outlet = null };
        _subscribers.Add(member);
        StartGracePeriod(member, outlet.EndReason);
    }

    private void OnNotHere(Outlet outlet, RoomAnswer.NotHere notHere)
    {
        outlet.Joining = null;
        if (outlet.HasEnded)
        {
            _resumable.Abandon(outlet);
            return;
        }
        if (outlet.Start is { } start)
            outlet.Start = start with { Done = notHere.Line, Former = notHere.Member, Missed = notHere.Missed, MissedUntil = _last };
        outlet.Session.Tell(RelayReplies.Started.Instance, Self);
    }

    private void WelcomeResumable(Member member, ResumeState resume, Outlet outlet)
    {
        _resumable.Add(member, outlet);
        outlet.Send(SessionLine(resume.Start));
        if (resume.Start.Missed is { } missed)
            member.Send(ServerLines.Events(member.Format, [.. NotYetTold(resume.Start, missed), .. Since(resume.Start, member.Id)]));
        else if (_history.For(member.Format) is { } history)
            member.Send(history);
        member.CatchUp();
        if (resume.Start.Missed is null)
            ShowRules(member);
    }

    /// <summary>What a client lacks of what the room says that it missed: since it was asked for, the client may have come again with a later place.</summary>
    private IEnumerable<StampedEvent> NotYetTold(SessionStart start, MissedEvents missed) =>
        start.Room == _epoch ? missed.Events.Where(e => e.Stamp.Number > start.LastEvent) : missed.Events;

    /// <summary>What has happened since the room said what a client missed, up to its joining.</summary>
    private IReadOnlyList<StampedEvent> Since(SessionStart start, MemberId joined) =>
        [.. _recent.MissedBy(start.Former, start.MissedUntil).Events.Where(e => e.Stamp.Number < joined.Number)];

    private EncodedLines SessionLine(SessionStart start) => ServerLines.Control(
        new ControlLine.SessionStarted(start.Token, _epoch, (long)Math.Round(_settings.GracePeriod.TotalSeconds), start.Done, start.Missed?.Lost));
}
