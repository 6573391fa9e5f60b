using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>What the room says: events for the members, and answers for one of them.</content>
internal sealed partial class Relay
{
    private static readonly ServerText LostOutcome = $"the room was interrupted before it answered: send it again";

    private string _topic = "", _motd = "";

    private void OnEvent(LoggedEvent e)
    {
        if (e.Stamp.Number <= _last)
            return; // it came before
        if (e.Stamp.Number > _last + 1)
            TellAll($"{e.Stamp.Number - _last - 1:N0} lines were skipped: the server could not keep up");
        _last = e.Stamp.Number;
        _recent.Add(e);
        RoomCommands.Apply? command = null;
        if (e.Relay == _number)
            TryComplete(e.Command, out command);
        switch (e.Event)
        {
            case null:
                OnMoved(e);
                break;
            case RoomEvent.Joined when command is not null && _joining.Remove(e.Command, out var link):
                OnJoined(link, e);
                break;
            case RoomEvent.Left left:
                if (_subscribers.TryGet(e.By, out var leaving))
                    OnLeft(leaving, left, isAnswer: command is not null, e.Removal);
                Publish(e);
                break;
            case RoomEvent.LeftTogether together:
                for (var i = 0; i < e.Together.Count; i++)
                {
                    if (_subscribers.TryGet(e.Together[i], out var lost))
                        OnLeft(lost, new RoomEvent.Left(together.Who[i]), isAnswer: false);
                }
                Publish(e);
                break;
            case RoomEvent.Whispered whispered:
                OnWhispered(e, whispered, command);
                break;
            default:
                Note(e);
                if (!e.IsForItsAuthor)
                    Publish(e);
                else if (_subscribers.TryGet(e.By, out var who))
                    Show(who, ServerLines.Event(who.View, e.Event, e.Stamp));
                AnswerAuthor(e, command);
                if (e.Event is RoomEvent.Renamed renamed)
                    OnRenamed(e, renamed);
                break;
        }
    }

    private void Note(LoggedEvent e)
    {
        switch (e.Event)
        {
            case RoomEvent.AccountChanged { Change: AccountChange.Registered or AccountChange.LoggedIn } account:
                _subscribers.Recognize(account.Who);
                KeepIgnored();
                if (_subscribers.TryGet(e.By, out var owner))
                    OnLoggedIn(owner);
                break;
            case RoomEvent.Moderated { Kind: ModerationKind.Op or ModerationKind.Deop } moderated:
                if (_subscribers.TryGet(e.By, out var op))
                    op.IsOperator = moderated.Kind == ModerationKind.Op;
                break;
            case RoomEvent.Moderated { Kind: ModerationKind.Topic } moderated:
                _topic = moderated.Text;
                break;
            case RoomEvent.Moderated { Kind: ModerationKind.Motd } moderated:
                _motd = moderated.Text;
                break;
            case RoomEvent.Moderated { Kind: ModerationKind.Shutdown } moderated:
                Context.System.EventStream.Publish(new ShutdownScheduled(moderated.For)); // every relay of every node does
                break;
        }
    }

    private void AnswerAuthor(LoggedEvent e, RoomCommands.Apply? command)
    {
        if (command is { Command.IsByRelay: false } && _subscribers.TryGet(e.By, out var subscriber))
            Answered(subscriber);
    }

    private void Publish(LoggedEvent e)
    {
        _subscribers.Append(e);
        _recentLines.Add(e.Event!, e.Stamp);
    }

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
                Answered(subscriber, number => ServerLines.Refusal(subscriber.Form, refused.Reason, number));
                break;
            case RoomAnswer.Members members:
                Answered(subscriber, _ => _memberList.For(subscriber.Form, members));
                break;
            case RoomAnswer.Lines lines:
                Answered(subscriber, _ => ServerLines.Notices(subscriber.Form, lines.Texts));
                break;
            case RoomAnswer.PasswordOf password:
                CheckPassword(subscriber, password);
                break;
            case RoomAnswer.Ignoring ignoring:
                Answered(subscriber, _ => Ignore(subscriber, ignoring));
                break;
            case RoomAnswer.Nodes nodes:
                Answered(subscriber, _ => ServerLines.Notices(subscriber.Form, NodeLines.Of(nodes.Relays)));
                break;
            default:
                Answered(subscriber);
                break;
        }
    }

    private void OnWhispered(LoggedEvent e, RoomEvent.Whispered whispered, RoomCommands.Apply? command)
    {
        if (_subscribers.TryGet(e.By, out var speaker))
            Show(speaker, ServerLines.Event(speaker.View, whispered, e.Stamp));
        if (_subscribers.TryGet(e.To, out var addressee) && addressee.Ignored?.Contains(e.Who) != true)
            Show(addressee, ServerLines.Event(addressee.View, whispered, e.Stamp));
        if (speaker is null)
            return;
        if (command is not null)
            Answered(speaker);
        if (addressee is { SessionLink: null })
            Show(speaker, ServerLines.Notice(speaker.Form, $"the connection of {whispered.To} is broken: the message waits until {whispered.To} is back"));
        if (whispered.Away is { } away)
            Show(speaker, ServerLines.Notice(speaker.Form, away switch { "" => $"{whispered.To} is away", _ => $"{whispered.To} is away: {away}" }));
    }

    /// <summary>The room has answered a member's oldest command.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="answer">Encodes what it alone is told, given the number of its line; null when everybody is told.</param>
    private void Answered(Subscriber subscriber, Func<long?, EncodedLines>? answer = null)
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
