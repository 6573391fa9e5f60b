using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>The way into the room for who is new.</content>
internal sealed partial class Relay
{
    private void ReceiveJoins()
    {
        Receive<RelayCommands.Join>(Join);
        Receive<RelayCommands.RefuseNickname>(RefuseNickname);
        Receive<RelayCommands.Resume>(Resume);
    }

    private void Join(RelayCommands.Join join)
    {
        if (!TryFind(join, out var outlet) || IsClosed)
            return;
        outlet.Writer.Format = join.Format;
        var client = outlet.Start is { } start ? ClientKey.Of(start.Token) : (ClientKey?)null;
        SendForNewcomer(outlet, new RoomCommands.Join(join.Nickname, $"{outlet.From}") { Client = client, IsProgram = outlet.Start?.IsProgram == true, Door = outlet.Door, Code = NewCode(outlet) });
        if (_roomIsAway)
            outlet.Send(ServerLines.Notices(join.Format, "the room does not answer: you join when it goes on"));
    }

    /// <summary>Has the room suggest a nickname that nobody has.</summary>
    private void RefuseNickname(RelayCommands.RefuseNickname refuse)
    {
        if (!TryFind(refuse, out var outlet) || IsClosed)
            return;
        if (_roomIsAway)
            RefuseToJoin(outlet, new RelayReplies.JoinRefused(refuse.Refusal.Reason, IsFinal: true));
        else
            SendForNewcomer(outlet, new RoomCommands.RefuseNickname(refuse.Refusal));
    }

    private void SendForNewcomer(Outlet outlet, RoomCommand command)
    {
        var number = Send(by: default, command);
        outlet.Joining = number;
        _joining.Add(number, outlet);
    }

    /// <summary>The room has answered a client that wants to join.</summary>
    private void Settle(Outlet outlet, RoomCommand command, RoomAnswer answer)
    {
        switch (answer)
        {
            case RoomAnswer.Returned returned:
                OnReturned(outlet, returned);
                break;
            case RoomAnswer.NotHere { HasLeft: true, Removal: var removal }:
                _resumable.Abandon(outlet);
                Dismiss(outlet, ServerLines.Control(new ControlLine.Goodbye(removal is null ? "* goodbye" : $"! {removal}")));
                break;
            case RoomAnswer.NotHere notHere:
                OnNotHere(outlet, notHere);
                break;
            case RoomAnswer.WayBackFound found:
                OnWayBackFound(outlet, (RoomCommands.FindWayBack)command, found);
                break;
            case RoomAnswer.Refused refused:
                RefuseToJoin(outlet, new RelayReplies.JoinRefused(refused.Reason, refused.IsFinal) { MustGo = refused.MustGo });
                break;
        }
    }

    private void RefuseToJoin(Outlet outlet, RelayReplies.JoinRefused refusal)
    {
        _metrics.Refused(refusal.MustGo ? RefusalReason.Banned : RefusalReason.Nickname);
        outlet.Joining = null;
        if (outlet.HasEnded)
            _resumable.Abandon(outlet);
        else
            outlet.Session.Tell(refusal, Self);
    }

    private void OnJoined(Outlet outlet, LoggedEvent joined)
    {
        if (!MayEnter(outlet))
        {
            Publish(joined);
            Send(joined.By, new RoomCommands.Leave(outlet.EndReason));
            return;
        }
        var resume = outlet.Start is { } start ? new ResumeState(start, _settings) : null;
        var member = Enter(outlet, joined.By, joined.Who, resume);
        Publish(joined);
        if (resume is not null)
            WelcomeResumable(member, resume, outlet);
        else
            Welcome(member, outlet);
        outlet.Session.Tell(RelayReplies.Joined.Instance, Self);
        if (joined.MustLogIn)
            AskToLogIn(member);
        if (outlet.HasEnded)
            Disconnect(member, outlet.EndReason);
    }

    /// <summary>Ends the joining. Says whether anybody is there to enter, or will be back.</summary>
    private static bool MayEnter(Outlet outlet)
    {
        var isAwaited = outlet.IsAwaited;
        outlet.Joining = null;
        return (!outlet.HasEnded || isAwaited) && !outlet.IsFinishing;
    }

    private Member Enter(Outlet outlet, MemberId id, Nickname nickname, ResumeState? resume)
    {
        var member = new Member(id, outlet, resume) { Nickname = nickname };
        outlet.Member = member;
        _subscribers.Add(member);
        return member;
    }

    private void Welcome(Member member, Outlet outlet)
    {
        member.CatchUp();
        if (outlet.Missed is { } missed)
        {
            Preferences.Restore(missed.Preferences, member, _subscribers);
            outlet.Writer.SendUnbounded(ServerLines.Missed(member.Format, [.. MissedBy(missed, member.Id).Where(e => member.Reads(e.Event))], missed.Missed.Lost));
            if (missed.Preferences.Length > 0)
                member.Send(ServerLines.Notices(member.Format, $"as before: {Summary(member)}"));
        }
        else if (_history.For(member.Format) is { } history)
            outlet.Writer.SendUnbounded(history);
        outlet.Missed = null;
        ShowRules(member);
        ShowCode(member);
        member.Send(ServerLines.Notices(member.Format, "/help lists the commands, /q leaves"));
    }

    private void ShowRules(Member member)
    {
        if (_topic.Length > 0)
            member.Send(ServerLines.Notices(member.Format, $"topic: {_topic}"));
        if (_motd.Length > 0)
            member.Send(ServerLines.Notices(member.Format, _motd));
    }
}
