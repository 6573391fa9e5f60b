using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>What sessions say: from opening to the last line.</content>
internal sealed partial class Relay
{
    private void ReceiveFromSessions()
    {
        Receive<RelayCommands.Submit>(Submit);
        Receive<RelayCommands.Answer>(Answer);
        Receive<RelayCommands.Write>(Write);
        Receive<RelayCommands.Open>(Open);
        Receive<RelayCommands.Join>(Join);
        Receive<RelayCommands.Resume>(Resume);
        Receive<RelayCommands.Finish>(Finish);
        Receive<RelayCommands.NoteEnd>(NoteEnd);
        Receive<SessionEnded>(EndSession);
    }

    private void Open(RelayCommands.Open open)
    {
        Context.WatchWith(Sender, new SessionEnded(open.Id));
        var writer = new ClientWriter(open.Id, Self, open.Connection, open.Socket, _settings.MaxPendingBytes);
        _outlets.Add(open.Id, new Outlet(Sender, writer, open.From));
    }

    private void Write(RelayCommands.Write write)
    {
        if (!TryFind(write, out var outlet))
            return;
        if (outlet.Member is { } member)
            Show(member, write.Lines);
        else
            outlet.Send(write.Lines);
    }

    private void Join(RelayCommands.Join join)
    {
        if (!TryFind(join, out var outlet))
            return;
        outlet.Writer.Format = join.Format;
        var member = new MemberId(_number, ++_members);
        outlet.Joining = member;
        _joining.Add(member, outlet);
        var client = outlet.Start is { } start ? ClientKey.Of(start.Token) : (ClientKey?)null;
        _room.Tell(new RoomCommands.Apply(member, new RoomCommands.Join(join.Nickname, $"{outlet.From}") { Client = client }), Self);
    }

    private void Submit(RelayCommands.Submit submit)
    {
        if (!TryBegin(submit, submit.Number, out var member))
            return;
        if (submit.Command is RoomCommands.Leave)
        {
            member.IsLeaving = true;
            if (member.Resume is { } resume)
                _resumable.Remove(resume, left: true);
        }
        member.CommandSubmitted();
        _room.Tell(new RoomCommands.Apply(member.Id, submit.Command) { Line = submit.Number ?? 0 }, Self);
    }

    private void Answer(RelayCommands.Answer answer)
    {
        if (TryBegin(answer, answer.Number, out var member) && !member.TryDefer(answer.Lines))
            ShowAnswer(member, answer.Lines);
    }

    /// <summary>Finds the member that a session speaks for, unless the line came already.</summary>
    private bool TryBegin(RelayCommand command, long? number, [NotNullWhen(true)] out Member? member)
    {
        member = TryFind(command, out var outlet) ? outlet.Member : null;
        if (member is null)
            return false;
        member.InFlight++;
        if (member.Resume?.Numbers.TryBegin(number) != false)
            return true;
        Confirm(member);
        return false;
    }

    private void ShowAnswer(Member member, EncodedLines lines)
    {
        Show(member, lines);
        member.Resume?.Numbers.Complete();
        Confirm(member);
    }

    private void Resume(RelayCommands.Resume command)
    {
        if (!TryFind(command, out var outlet))
            return;
        var handshake = command.Handshake;
        if (_resumable.TryFind(handshake.Token, out var member))
            TakeOver(outlet, member, handshake.Cursor);
        else if (_resumable.HasLeft(handshake.Token))
            Dismiss(outlet, ServerLines.Control(new ControlLine.Goodbye("* goodbye")));
        else if (_resumable.TryFindStarting(handshake.Token, out var starting))
            TakeOver(outlet, starting);
        else if (_resumable.TryStart(outlet, handshake, Context.System.Scheduler.Now, out var refusal))
            Return(outlet, handshake);
        else
            Dismiss(outlet, ServerLines.Refusal(WireFormat.Lf, refusal));
    }

    /// <summary>Asks the room about a client that this relay does not know: it may know it from before a restart.</summary>
    private void Return(Outlet outlet, Handshake handshake)
    {
        if (!outlet.Start!.IsTokenKnown)
        {
            outlet.Session.Tell(RelayReplies.Started.Instance, Self);
            return;
        }
        var member = new MemberId(_number, ++_members);
        outlet.Joining = member;
        _joining.Add(member, outlet);
        var command = new RoomCommands.Return(ClientKey.Of(outlet.Start.Token), handshake.LastEvent, handshake.Room);
        _room.Tell(new RoomCommands.Apply(member, command), Self);
    }

    private void Dismiss(Outlet outlet, EncodedLines farewell) => outlet.Session.Tell(new RelayReplies.Dismissed(farewell), Self);

    /// <summary>Has a session go on that broke before it had joined.</summary>
    private void TakeOver(Outlet outlet, Outlet old)
    {
        _resumable.Move(old, outlet);
        old.Session.Tell(RelayReplies.Replaced.Instance, Self);
        if (old.Joining is not { } member)
        {
            outlet.Session.Tell(RelayReplies.Started.Instance, Self);
            return;
        }
        (outlet.Joining, old.Joining) = (member, null);
        outlet.Writer.Format = old.Writer.Format;
        _joining[member] = outlet; // it is told what becomes of the joining
    }

    private void TakeOver(Outlet outlet, Member member, long at)
    {
        if (member.Outlet is { } old)
        {
            old.Member = null;
            old.Session.Tell(RelayReplies.Replaced.Instance, Self);
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
            ? SessionLine(resume, resume.DoneTold)
            : ServerLines.Control(new ControlLine.SessionResumed(has, resume.DoneTold, gone)));
        if (missed.Count > 0)
            outlet.Writer.SendUnbounded(missed);
        outlet.Session.Tell(new RelayReplies.Resumed(member.InFlight), Self);
    }

    private EncodedLines SessionLine(ResumeState resume, long? done) =>
        ServerLines.Control(new ControlLine.SessionStarted(resume.Token, _epoch, (long)Math.Round(_settings.GracePeriod.TotalSeconds), done));

    private void Finish(RelayCommands.Finish finish)
    {
        if (!TryFind(finish, out var outlet))
            return;
        if (outlet.Member is { } member)
        {
            _subscribers.CatchUp(member);
            outlet.Member = null;
            member.Outlet = null;
            Remove(member, finish.Reason);
        }
        outlet.IsFinishing = true;
        outlet.Writer.SendUnbounded(finish.Farewell);
        TellWhenFlushed(outlet);
    }

    private void NoteEnd(RelayCommands.NoteEnd end)
    {
        if (TryFind(end, out var outlet))
            outlet.EndReason = end.Reason;
    }

    private void EndSession(SessionEnded ended)
    {
        if (!_outlets.Remove(ended.Id, out var outlet))
            return;
        outlet.HasEnded = true;
        if (!outlet.IsAwaited)
            _resumable.Abandon(outlet);
        if (outlet.Member is not { } member)
            return;
        Disconnect(member, outlet.EndReason);
    }

    /// <summary>Has a member wait for its client to come back, or leave.</summary>
    private void Disconnect(Member member, string reason)
    {
        member.Outlet = null;
        if (member is { Resume: not null, IsLeaving: false })
            Timers.StartSingleTimer(member.Id, new GraceExpired(member, reason), _settings.GracePeriod);
        else
            Remove(member, reason);
    }

    private void OnGraceExpired(GraceExpired expired)
    {
        if (expired.Member.Outlet is null)
            Remove(expired.Member, $"{expired.Reason}, and it did not come back within {_settings.GracePeriod.TotalSeconds:0.#} s");
    }

    /// <summary>Has a member leave that did not ask for it itself.</summary>
    private void Remove(Member member, string reason)
    {
        _subscribers.Remove(member);
        if (member.IsLeaving)
            return;
        if (member.Resume is { } resume)
            _resumable.Remove(resume, left: false);
        _room.Tell(new RoomCommands.Apply(member.Id, new RoomCommands.Leave(reason)), Self);
    }

    private bool TryFind(RelayCommand command, [NotNullWhen(true)] out Outlet? outlet) =>
        _outlets.TryGetValue(command.Id, out outlet) && !outlet.IsFinishing;
}
