using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>The events of the room: what each changes here, and who is told.</content>
internal sealed partial class Relay
{
    private string _topic = "", _motd = "";
    private long _lastPublished;

    private void OnEvent(LoggedEvent e)
    {
        if (e.Stamp.Number <= _lastEvent)
            return; // it came before
        if (e.Stamp.Number > _lastEvent + 1)
            TellAll($"{e.Stamp.Number - _lastEvent - 1:N0} lines were skipped: the server could not keep up");
        _lastEvent = e.Stamp.Number;
        _recentEvents.Add(e);
        try
        {
            RoomCommands.Apply? command = null;
            if (e.Relay == _number)
                TryComplete(e.Command, out command);
            Follow(e, command);
        }
        catch (Exception fault)
        {
            _log.Error(fault, "event {0} failed, and is told all the same", e.Stamp.Number);
            if (IsForAll(e) && _lastPublished < e.Stamp.Number)
                Publish(e);
        }
    }

    private void Follow(LoggedEvent e, RoomCommands.Apply? command)
    {
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
                    OnLeft(leaving, left, isAnswer: command is { Command.IsByRelay: false }, e.Removal);
                Publish(e);
                break;
            case RoomEvent.LeftTogether together:
                OnLeftTogether(e, together);
                Publish(e);
                break;
            case RoomEvent.Whispered whispered:
                OnWhispered(e, whispered, command);
                break;
            default:
                Note(e);
                Tell(e);
                AnswerAuthor(e, command);
                if (e.Event is RoomEvent.Renamed renamed)
                    OnRenamed(e, renamed);
                break;
        }
    }

    private void OnLeftTogether(LoggedEvent e, RoomEvent.LeftTogether together)
    {
        for (var i = 0; i < e.Together.Count; i++)
        {
            if (_subscribers.TryGet(e.Together[i], out var lost))
                OnLeft(lost, new RoomEvent.Left(together.Who[i]), isAnswer: false);
        }
    }

    /// <summary>Takes over what an event changes for this relay, before anybody is told.</summary>
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

    /// <summary>Tells an event to everybody, or to its author alone.</summary>
    private void Tell(LoggedEvent e)
    {
        if (IsForAll(e))
            Publish(e);
        else if (_subscribers.TryGet(e.By, out var author))
            Show(author, ServerLines.Event(author.View, e.Event!, e.Stamp));
    }

    private static bool IsForAll(LoggedEvent e) => e.Event is not (null or RoomEvent.Whispered) && !e.IsForItsAuthor;

    private void Publish(LoggedEvent e)
    {
        _lastPublished = e.Stamp.Number;
        _subscribers.Append(e);
        _recentLines.Add(e.Event!, e.Stamp);
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
            CompleteOldest(speaker);
        if (addressee is { SessionLink: null })
            Show(speaker, ServerLines.Notice(speaker.Form, $"the connection of {whispered.To} is broken: the message waits until {whispered.To} is back"));
        if (whispered.Away is { } away)
            Show(speaker, ServerLines.Notice(speaker.Form, away switch { "" => $"{whispered.To} is away", _ => $"{whispered.To} is away: {away}" }));
    }
}
