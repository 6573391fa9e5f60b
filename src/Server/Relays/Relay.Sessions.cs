using System.Diagnostics.CodeAnalysis;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

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
        if (link.Subscriber is { } subscriber)
            Show(subscriber, write.Lines);
        else
            link.Send(write.Lines);
    }

    private void Submit(RelayCommands.Submit submit)
    {
        if (IsClosed || !TryBegin(submit, submit.Number, out var subscriber))
            return;
        subscriber.CommandSubmitted();
        Send(subscriber.Id, submit.Command, submit.Number ?? 0);
        if (submit.Command is not RoomCommands.Leave)
            return;
        subscriber.IsLeaving = true;
        if (subscriber.Resume is { } resume)
            _resumable.Remove(resume);
        if (_roomIsAway)
            LetGo(subscriber);
    }

    private void Answer(RelayCommands.Answer answer)
    {
        if (TryBegin(answer, answer.Number, out var subscriber))
            AnswerInTurn(subscriber, () => answer.Lines);
    }

    /// <summary>Finds the member that a session speaks for, unless the line came already.</summary>
    private bool TryBegin(RelayCommand command, long? number, [NotNullWhen(true)] out Subscriber? subscriber)
    {
        subscriber = TryFind(command, out var link) ? link.Subscriber : null;
        if (subscriber is null)
            return false;
        subscriber.InFlight++;
        if (subscriber.Resume?.Numbers.TryBegin(number) != false)
            return true;
        Confirm(subscriber);
        return false;
    }

    /// <summary>Answers behind the answers to the member's lines before this one.</summary>
    private void AnswerInTurn(Subscriber subscriber, Func<EncodedLines> answer)
    {
        if (!subscriber.TryDefer(answer))
            ShowAnswer(subscriber, answer());
    }

    private void ShowAnswer(Subscriber subscriber, EncodedLines lines)
    {
        Show(subscriber, lines);
        subscriber.Busy = null;
        subscriber.Resume?.Numbers.Complete();
        Confirm(subscriber);
    }

    private void Finish(RelayCommands.Finish finish)
    {
        if (!TryFind(finish, out var link))
            return;
        if (link.Subscriber is { } subscriber)
        {
            subscriber.FlushPending();
            link.Subscriber = null;
            subscriber.SessionLink = null;
            Remove(subscriber, finish.Reason);
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
        if (link.Subscriber is { } subscriber)
            Disconnect(subscriber, link.EndReason);
    }

    private bool TryFind(RelayCommand command, [NotNullWhen(true)] out SessionLink? link) =>
        _links.TryGetValue(command.Id, out link) && !link.IsFinishing;

    private sealed record SessionEnded(ConnectionId Id);
}
