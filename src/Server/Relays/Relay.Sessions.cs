using System.Diagnostics.CodeAnalysis;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>What sessions tell it, from opening to the last line.</content>
internal sealed partial class Relay
{
    private void ReceiveFromSessions()
    {
        Receive<RelayCommands.Submit>(Submit);
        Receive<RelayCommands.Answer>(Answer);
        Receive<RelayCommands.Write>(Write);
        Receive<RelayCommands.Open>(Open);
        Receive<RelayCommands.Finish>(Finish);
        Receive<RelayCommands.NoteEnd>(NoteEnd);
        Receive<SessionEnded>(EndSession);
    }

    private void Open(RelayCommands.Open open)
    {
        Context.WatchWith(Sender, new SessionEnded(open.Id));
        var writer = new ClientWriter(open.Id, Self, open.Connection, open.Socket, _settings.MaxPendingBytes, open.Output);
        _links.Add(open.Id, new SessionLink(Sender, writer, open.From) { Door = open.Door });
    }

    private void Write(RelayCommands.Write write)
    {
        if (!TryFind(write, out var link))
            return;
        if (link.Member is { } member)
            Show(member, write.Lines);
        else
            link.Send(write.Lines);
    }

    private void Submit(RelayCommands.Submit submit)
    {
        if (IsClosed || !TryBegin(submit, submit.Number, out var member))
            return;
        member.CommandSubmitted();
        Send(member.Id, submit.Command, submit.Number ?? 0);
        if (submit.Command is not RoomCommands.Leave)
            return;
        member.IsLeaving = true;
        if (member.Resume is { } resume)
            _resumable.Remove(resume);
        if (_roomIsAway)
            LetGo(member);
    }

    private void Answer(RelayCommands.Answer answer)
    {
        if (TryBegin(answer, answer.Number, out var member))
            AnswerInTurn(member, () => answer.Lines);
    }

    /// <summary>Finds the member that a session speaks for, unless the line came already.</summary>
    private bool TryBegin(RelayCommand command, long? number, [NotNullWhen(true)] out Member? member)
    {
        member = TryFind(command, out var link) ? link.Member : null;
        if (member is null)
            return false;
        member.InFlight++;
        if (member.Resume?.Numbers.TryBegin(number) != false)
            return true;
        Confirm(member);
        return false;
    }

    /// <summary>Answers behind the answers to the member's lines before this one.</summary>
    private void AnswerInTurn(Member member, Func<EncodedLines> answer)
    {
        if (!member.TryDefer(answer))
            ShowAnswer(member, answer());
    }

    private void ShowAnswer(Member member, EncodedLines lines)
    {
        Show(member, lines);
        member.Busy = null;
        member.Resume?.Numbers.Complete();
        Confirm(member);
    }

    private void Finish(RelayCommands.Finish finish)
    {
        if (!TryFind(finish, out var link))
            return;
        if (link.Member is { } member)
        {
            member.FlushPending();
            link.Member = null;
            member.SessionLink = null;
            Remove(member, finish.Reason);
        }
        link.IsFinishing = true;
        link.Writer.SendUnbounded(finish.Farewell);
        TellWhenFlushed(link);
    }

    private void NoteEnd(RelayCommands.NoteEnd end)
    {
        if (TryFind(end, out var link))
            link.EndReason = end.Reason;
    }

    private void EndSession(SessionEnded ended)
    {
        if (!_links.Remove(ended.Id, out var link))
            return;
        link.HasEnded = true;
        if (!link.IsAwaited)
            _resumable.Abandon(link);
        if (link.Member is not { } member)
            return;
        Disconnect(member, link.EndReason);
    }

    /// <summary>Has a member wait for its client to come back, or leave.</summary>
    private void Disconnect(Member member, string reason)
    {
        member.SessionLink = null;
        if (member is { Resume: not null, IsLeaving: false })
            StartGracePeriod(member, reason);
        else
            Remove(member, reason);
    }

    private void StartGracePeriod(Member member, string reason) =>
        Timers.StartSingleTimer(member.Id, new GraceExpired(member, reason), _settings.GracePeriod);

    private void OnGraceExpired(GraceExpired expired)
    {
        if (expired.Member.SessionLink is null)
            Remove(expired.Member, $"{expired.Reason}, and it did not come back within {_settings.GracePeriod.TotalSeconds:0.#} s");
    }

    /// <summary>Has a member leave that did not ask for it itself.</summary>
    private void Remove(Member member, string reason)
    {
        _subscribers.Remove(member);
        if (member.IsLeaving)
            return;
        if (member.Resume is { } resume)
            _resumable.Remove(resume);
        if (!IsClosed)
            Send(member.Id, new RoomCommands.Leave(reason));
    }

    private bool TryFind(RelayCommand command, [NotNullWhen(true)] out SessionLink? link) =>
        _links.TryGetValue(command.Id, out link) && !link.IsFinishing;
}
