using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>What the room says: events for its members, and answers for one.</content>
internal sealed partial class Relay
{
    private const string LostOutcome = "the room was interrupted before it answered: send it again";

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
            case RoomEvent.Joined when command is not null && _joining.Remove(e.Command, out var outlet):
                OnJoined(outlet, e);
                break;
            case RoomEvent.Left left:
                if (_subscribers.TryGet(e.By, out var leaving))
                    OnLeft(leaving, left, isAnswer: command is not null);
                Publish(e);
                break;
            case RoomEvent.LeftTogether together:
                for (var i = 0; i < e.Together.Count; i++)
                {
                    if (_subscribers.TryGet(e.Together[i], out var lost))
                        OnLeft(lost, new RoomEvent.Left(together.Who[i]));
                }
                Publish(e);
                break;
            case RoomEvent.Whispered whispered:
                OnWhispered(e, whispered, command);
                break;
            default:
                if (e.Event is RoomEvent.Renamed renamed && _subscribers.TryGet(e.By, out var renaming))
                    renaming.Nickname = renamed.New;
                Publish(e);
                if (command is not null && _subscribers.TryGet(e.By, out var member))
                    Answered(member);
                break;
        }
    }

    private void Publish(LoggedEvent e)
    {
        _subscribers.Append(e.Event!, e.Stamp);
        _history.Add(e.Event!, e.Stamp);
    }

    /// <summary>Takes a command off those under way. What came of the ones before it was lost with the room that it came from.</summary>
    private bool TryComplete(long number, [NotNullWhen(true)] out RoomCommands.Apply? command)
    {
        while (_window.TryTake(number, out command) && command.Number < number)
            Settle(command, new RoomAnswer.Refused(LostOutcome));
        return command is not null;
    }

    private void OnAnswer(RoomReplies.CommandAnswer answer)
    {
        if (TryComplete(answer.Command, out var command))
            Settle(command, answer.Answer);
    }

    private void Settle(RoomCommands.Apply command, RoomAnswer answer)
    {
        if (_joining.Remove(command.Number, out var outlet))
            Settle(outlet, answer);
        else if (_subscribers.TryGet(command.By, out var member))
            Settle(member, answer);
    }

    private void Settle(Member member, RoomAnswer answer)
    {
        switch (answer)
        {
            case RoomAnswer.Refused refused:
                member.Refused++;
                Answered(member, number => ServerLines.Refusal(member.Format, refused.Reason, number));
                break;
            case RoomAnswer.Members members:
                Answered(member, _ => _memberList.For(member.Format, members.Nicknames));
                break;
            case RoomAnswer.Nodes nodes:
                Answered(member, _ => ServerLines.Notices(member.Format, NodeLines.Of(nodes.Relays)));
                break;
            default:
                Answered(member);
                break;
        }
    }

    private void OnLeft(Member member, RoomEvent.Left left, bool isAnswer)
    {
        _subscribers.CatchUp(member);
        if (isAnswer)
            member.Resume?.Numbers.Complete();
        TellDone(member);
        _subscribers.Remove(member);
        if (!member.IsLeaving && member.Resume is { } resume)
            _resumable.Remove(resume);
        if (member.Outlet is not { } outlet)
            return;
        outlet.Member = null;
        outlet.Session.Tell(member.IsLeaving ? new RelayReplies.Left(left.Who, member.TakeRefused()) : RelayReplies.Removed.Lost, Self);
    }

    /// <summary>Lets a member go whose leaving the room has not applied yet. What it said before waits for the room, and is not acknowledged.</summary>
    private void LetGo(Member member) => OnLeft(member, new RoomEvent.Left(member.Nickname), isAnswer: false);

    /// <summary>A member's client has come back by way of another relay.</summary>
    private void OnMoved(LoggedEvent e)
    {
        if (e.Placement is { } placement && placement.Relay != _number && _subscribers.TryGet(e.By, out var member))
            Drop(member);
    }

    /// <summary>Stops serving a member that is served elsewhere, or by another session.</summary>
    private void Drop(Member member)
    {
        Timers.Cancel(member.Id);
        _subscribers.Remove(member);
        if (member.Resume is { } resume)
            _resumable.Remove(resume);
        if (member.Outlet is not { } outlet)
            return;
        outlet.Member = null;
        outlet.Session.Tell(RelayReplies.Removed.Replaced, Self);
    }

    private void OnWhispered(LoggedEvent e, RoomEvent.Whispered whispered, RoomCommands.Apply? command)
    {
        if (_subscribers.TryGet(e.By, out var speaker))
            Show(speaker, ServerLines.Event(speaker.Format, whispered, e.Stamp));
        if (_subscribers.TryGet(e.To, out var addressee))
            Show(addressee, ServerLines.Event(addressee.Format, whispered, e.Stamp));
        if (speaker is not null && command is not null)
            Answered(speaker);
        if (speaker is not null && addressee is { Outlet: null })
            Show(speaker, ServerLines.Notices(speaker.Format, $"the connection of {whispered.To} is broken: the message waits until {whispered.To} is back"));
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
