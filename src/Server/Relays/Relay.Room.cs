using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>What the room says: events for everybody, and answers for one.</content>
internal sealed partial class Relay
{
    private void ReceiveFromRoom()
    {
        Receive<RoomReplies.Happened>(OnHappened);
        Receive<RoomReplies.Subscribed>(OnSubscribed);
        Receive<RoomReplies.Returned>(OnReturned);
        Receive<RoomReplies.NotHere>(OnNotHere);
        Receive<RoomReplies.Refused>(OnRefused);
        Receive<RoomReplies.Whispered>(OnWhispered);
        Receive<RoomReplies.Members>(OnMembers);
        Receive<RoomReplies.Closed>(OnClosed);
    }

    private void OnSubscribed(RoomReplies.Subscribed subscribed)
    {
        _epoch = subscribed.Epoch;
        foreach (var said in subscribed.Said)
            _history.Add(said.Event, said.Stamp);
    }

    private void OnReturned(RoomReplies.Returned returned)
    {
        if (!_joining.Remove(returned.By, out var outlet))
            return;
        if (!MayEnter(outlet) || outlet.Start is not { } start)
        {
            _room.Tell(new RoomCommands.Apply(returned.By, new RoomCommands.Leave(outlet.EndReason)), Self);
            return;
        }
        outlet.Writer.Format = WireFormat.Tagged;
        var done = LastDone(start, returned.Line) ?? 0;
        var member = Enter(outlet, returned.By, new ResumeState(start with { Done = done }, _settings));
        _resumable.Add(member, outlet);
        outlet.Send(ServerLines.Control(new ControlLine.SessionResumed(start.At, done, returned.Missed.Lost)));
        member.Send(ServerLines.Events(WireFormat.Tagged, returned.Missed.Events));
        outlet.Session.Tell(new RelayReplies.Resumed(InFlight: 0), Self);
        if (outlet.HasEnded)
            Disconnect(member, outlet.EndReason);
    }

    private void OnNotHere(RoomReplies.NotHere notHere)
    {
        if (!_joining.Remove(notHere.By, out var outlet))
            return;
        outlet.Joining = null;
        if (outlet.HasEnded)
        {
            _resumable.Abandon(outlet);
            return;
        }
        if (outlet.Start is { } start)
            outlet.Start = start with { Done = LastDone(start, notHere.Line), Missed = notHere.Line is null ? null : notHere.Missed.Events };
        outlet.Session.Tell(RelayReplies.Started.Instance, Self);
    }

    private void OnHappened(RoomReplies.Happened happened)
    {
        if (_joining.Remove(happened.By, out var outlet))
        {
            OnJoined(outlet, happened);
            return;
        }
        var isOurs = _subscribers.TryGet(happened.By, out var member);
        if (isOurs && happened.Event is RoomEvent.Left left)
            OnLeft(member!, left);
        Publish(happened);
        if (isOurs && happened.Event is not RoomEvent.Left)
            Answered(member!);
    }

    private void Publish(RoomReplies.Happened happened)
    {
        _subscribers.Append(happened.Event, happened.Stamp);
        _history.Add(happened.Event, happened.Stamp);
        FlushLater();
    }

    private void OnJoined(Outlet outlet, RoomReplies.Happened joined)
    {
        if (!MayEnter(outlet))
        {
            Publish(joined);
            _room.Tell(new RoomCommands.Apply(joined.By, new RoomCommands.Leave(outlet.EndReason)), Self);
            return;
        }
        var resume = outlet.Start is { } start ? new ResumeState(start, _settings) : null;
        var member = Enter(outlet, joined.By, resume);
        Publish(joined);
        if (resume is not null)
            WelcomeResumable(member, resume, outlet);
        else
            Welcome(member, outlet);
        outlet.Session.Tell(RelayReplies.Joined.Instance, Self);
        if (outlet.HasEnded)
            Disconnect(member, outlet.EndReason);
    }

    // The relay knows of answers too, the room also of the time before a restart.
    private static long? LastDone(SessionStart start, long? recorded) =>
        start.Done is { } done && recorded is { } line ? Math.Max(done, line) : start.Done ?? recorded;

    /// <summary>Ends the joining. Says whether anybody is there to enter, or will be back.</summary>
    private static bool MayEnter(Outlet outlet)
    {
        var isAwaited = outlet.IsAwaited;
        outlet.Joining = null;
        return (!outlet.HasEnded || isAwaited) && !outlet.IsFinishing;
    }

    private Member Enter(Outlet outlet, MemberId id, ResumeState? resume)
    {
        var member = new Member(id, outlet, resume);
        outlet.Member = member;
        _subscribers.Add(member);
        return member;
    }

    private void Welcome(Member member, Outlet outlet)
    {
        _subscribers.CatchUp(member);
        if (_history.For(member.Format) is { } history)
            outlet.Writer.SendUnbounded(history);
        member.Send(ServerLines.Notices(member.Format, "/help lists the commands, /q leaves"));
    }

    private void WelcomeResumable(Member member, ResumeState resume, Outlet outlet)
    {
        _resumable.Add(member, outlet);
        outlet.Send(SessionLine(resume, resume.Start.Done));
        if (resume.Start.Missed is { Count: > 0 } missed)
            member.Send(ServerLines.Events(member.Format, missed));
        else if (_history.For(member.Format) is { } history)
            member.Send(history);
        _subscribers.CatchUp(member);
    }

    private void OnLeft(Member member, RoomEvent.Left left)
    {
        _subscribers.CatchUp(member);
        member.Resume?.Numbers.Complete();
        TellDone(member);
        _subscribers.Remove(member);
        if (member.Outlet is not { } outlet)
            return;
        outlet.Member = null;
        outlet.Session.Tell(new RelayReplies.Left(left.Who, member.TakeRefused()), Self);
    }

    private void OnRefused(RoomReplies.Refused refused)
    {
        if (_joining.Remove(refused.By, out var outlet))
            RefuseToJoin(outlet, refused.Reason);
        else if (_subscribers.TryGet(refused.By, out var member))
        {
            member.Refused++;
            Answered(member, number => ServerLines.Refusal(member.Format, refused.Reason, number));
        }
    }

    private void RefuseToJoin(Outlet outlet, string reason)
    {
        outlet.Joining = null;
        if (outlet.HasEnded)
            _resumable.Abandon(outlet);
        else
            outlet.Session.Tell(new RelayReplies.JoinRefused(reason), Self);
    }

    private void OnWhispered(RoomReplies.Whispered whispered)
    {
        if (_subscribers.TryGet(whispered.By, out var speaker))
            Answered(speaker, _ => Whisper(speaker));
        if (_subscribers.TryGet(whispered.To, out var addressee))
            Show(addressee, Whisper(addressee));
        if (speaker is not null && addressee is { Outlet: null })
            Show(speaker, ServerLines.Notices(speaker.Format, Waits(whispered.Addressee)));

        EncodedLines Whisper(Member member) => ServerLines.Whisper(member.Format, whispered.From, whispered.Addressee, whispered.Text);
    }

    private string Waits(Nickname addressee) =>
        $"the connection of {addressee} is broken: the message waits, and is lost if {addressee} does not come back within {_settings.GracePeriod.TotalSeconds:0.#} s";

    private void OnMembers(RoomReplies.Members members)
    {
        if (_subscribers.TryGet(members.By, out var member))
            Answered(member, _ => _memberList.For(member.Format, members.Nicknames));
    }

    private void OnClosed(RoomReplies.Closed closed)
    {
        Flush();
        _closer.Tell(closed, Self);
    }

    /// <summary>The room has answered a member's oldest command.</summary>
    /// <param name="member">The member.</param>
    /// <param name="answer">Encodes what it alone is told, given the number of its line; null when everybody is told.</param>
    private void Answered(Member member, Func<long?, EncodedLines>? answer = null)
    {
        var number = member.Resume?.Numbers.Complete();
        if (answer is not null)
            Show(member, answer(number));
        member.CommandAnswered();
        Confirm(member);
        while (member.TryTakeDeferred(out var lines))
            ShowAnswer(member, lines);
    }
}
