using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>The room's answers to commands: each is for one member, or for a newcomer.</content>
internal sealed partial class Relay
{
    private static readonly ServerText LostOutcome = $"the room was interrupted before it answered: send it again";

    /// <summary>Takes a command off those under way. What came of the ones before it was lost with the room that it came from.</summary>
    private bool TryComplete(long number, [NotNullWhen(true)] out RoomCommands.Apply? command)
    {
        while (_window.TryTake(number, out command) && command.Number < number)
            SettleLost(command);
        return command is not null;
    }

    /// <summary>A newcomer may simply ask again: it has no lines whose order that could change.</summary>
    private void SettleLost(RoomCommands.Apply command)
    {
        if (_joining.Remove(command.Number, out var link))
            SendForNewcomer(link, command.Command);
        else if (command.Command is RoomCommands.KeepPreferences)
            Send(command.By, command.Command);
        else
            Settle(command, new RoomAnswer.Refused(LostOutcome));
    }

    private void OnAnswer(RoomReplies.CommandAnswer answer)
    {
        if (TryComplete(answer.Command, out var command))
            Settle(command, answer.Answer);
    }

    private void Settle(RoomCommands.Apply command, RoomAnswer answer)
    {
        if (_joining.Remove(command.Number, out var link))
            SettleNewcomer(link, command.Command, answer);
        else if (_subscribers.TryGet(command.By, out var subscriber) && !command.Command.IsByRelay)
            SettleMember(subscriber, answer, command.Command.Lines);
        else if (subscriber is not null && answer is RoomAnswer.Refused refused)
            Show(subscriber, ServerLines.Refusal(subscriber.Form, refused.Reason));
    }

    private void SettleMember(Subscriber subscriber, RoomAnswer answer, int lineCount)
    {
        switch (answer)
        {
            case RoomAnswer.Refused refused:
                subscriber.Refused += lineCount;
                _metrics.Refused(RefusalReason.Command);
                CompleteOldest(subscriber, number => ServerLines.Refusal(subscriber.Form, refused.Reason, number));
                break;
            case RoomAnswer.Members members:
                CompleteOldest(subscriber, _ => _memberList.For(subscriber.Form, members));
                break;
            case RoomAnswer.Lines lines:
                CompleteOldest(subscriber, _ => ServerLines.Notices(subscriber.Form, lines.Texts));
                break;
            case RoomAnswer.PasswordOf password:
                CheckPassword(subscriber, password);
                break;
            case RoomAnswer.Ignoring ignoring:
                CompleteOldest(subscriber, _ => Ignore(subscriber, ignoring));
                break;
            case RoomAnswer.Nodes nodes:
                CompleteOldest(subscriber, _ => ServerLines.Notices(subscriber.Form, NodeLines.Of(nodes.Relays)));
                break;
            default:
                CompleteOldest(subscriber);
                break;
        }
    }

    private void AnswerAuthor(LoggedEvent e, RoomCommands.Apply? command)
    {
        if (command is { Command.IsByRelay: false } && _subscribers.TryGet(e.By, out var subscriber))
            CompleteOldest(subscriber);
    }

    /// <summary>The room has answered a member's oldest command.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="answer">Encodes what it alone is told, given the number of its line; null when everybody is told.</param>
    private void CompleteOldest(Subscriber subscriber, Func<long?, EncodedLines>? answer = null)
    {
        var number = subscriber.Resume?.Numbers.Complete();
        subscriber.Busy = null;
        if (answer is not null)
            Show(subscriber, answer(number));
        subscriber.CommandAnswered();
        Confirm(subscriber);
        while (subscriber.TryTakeDeferred(out var deferred))
            ShowAnswer(subscriber, deferred());
    }
}
