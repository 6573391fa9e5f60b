using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>Views and preferences: lines with a clock, without joins and leaves, without somebody.</content>
internal sealed partial class Relay
{
    // The names are compared with each line.
    private const int MaxIgnored = 100;

    private void ReceiveViews() => Receive<RelayCommands.ChangeView>(ChangeView);

    private void ChangeView(RelayCommands.ChangeView command)
    {
        if (TryBegin(command, command.Number, out var subscriber))
            AnswerInTurn(subscriber, () => Change(subscriber, command));
    }

    private EncodedLines Change(Subscriber subscriber, RelayCommands.ChangeView command)
    {
        var answer = Change(subscriber, command.Change) is { } refusal
            ? ServerLines.Refusal(subscriber.Form, refusal, command.Number)
            : ServerLines.Notice(subscriber.Form, Describe(subscriber, command.Change));
        KeepPreferences(subscriber);
        return answer;
    }

    /// <summary>Changes a member's view; says why not.</summary>
    private ServerText? Change(Subscriber subscriber, ViewChange change)
    {
        switch (change)
        {
            case ViewChange.Time when subscriber.Form.IsTagged:
                return $"your client has the times itself: it needs no /time";
            case ViewChange.Time time:
                _subscribers.Change(subscriber, subscriber.View with { HasTime = time.On });
                return null;
            case ViewChange.Speak speak:
                Speak(subscriber, speak.Language);
                return null;
            case ViewChange.Filter filter:
                _subscribers.Change(subscriber, subscriber.View with { Filter = filter.Lines });
                return null;
            case ViewChange.Unignore unignore:
                HashSet<Nickname> left = [.. subscriber.Ignored ?? []];
                if (!left.Remove(unignore.Who))
                    return $"you do not ignore {unignore.Who}: /ignore lists whom you do";
                subscriber.Ignore(left);
                subscriber.UnignoreAccount(unignore.Who);
                return null;
            default:
                return null;
        }
    }

    private void Speak(Subscriber subscriber, Language language)
    {
        _subscribers.Change(subscriber, subscriber.View with { Form = subscriber.Form with { Language = language } });
        if (subscriber.SessionLink is { } link)
            link.Writer.Form = subscriber.Form;
    }

    /// <summary>Has the room know how a member wants its lines, if that has changed.</summary>
    private void KeepPreferences(Subscriber subscriber)
    {
        var preferences = Preferences.Of(subscriber, _settings.Language);
        if (preferences == subscriber.Preferences || IsClosed)
            return;
        subscriber.Preferences = preferences;
        Send(subscriber.Id, new RoomCommands.KeepPreferences(preferences));
    }

    /// <summary>Somebody has another name, or is recognized: who ignores it does so from now on under that name.</summary>
    private void KeepIgnored()
    {
        foreach (var subscriber in _subscribers.All)
        {
            if (subscriber.Ignored is not null)
                KeepPreferences(subscriber);
        }
    }

    private ServerText Summary(Subscriber subscriber)
    {
        List<ServerText> parts = [];
        if (subscriber.Form.Language != _settings.Language)
            parts.Add(subscriber.Form.Language switch { Language.Korean => $"/lang ko", _ => $"/lang en" });
        if (subscriber.View.HasTime)
            parts.Add($"/time on");
        if (subscriber.View.Filter != LineFilter.All)
            parts.Add(subscriber.View.Filter switch { LineFilter.Quiet => $"/quiet on", _ => $"/raw on" });
        if (subscriber.Ignored is { } ignored)
            parts.Add($"you ignore {string.Join(", ", ignored)}");
        return ServerText.List(parts);
    }

    private static ServerText Describe(Subscriber subscriber, ViewChange change) => change switch
    {
        ViewChange.Time { On: true } => $"a clock (UTC) stands before each line from now on: /time off ends it",
        ViewChange.Time => $"no clock stands before the lines any more",
        ViewChange.Filter { Lines: LineFilter.Quiet } => $"joins and leaves are not shown from now on: /quiet off ends it",
        ViewChange.Filter { Lines: LineFilter.Raw } => $"only what people say is shown from now on: /raw off ends it",
        ViewChange.Filter => $"all lines are shown again",
        ViewChange.Speak => ViewChange.Speak.Done,
        ViewChange.Unignore unignore => $"you read {unignore.Who} again",
        _ when subscriber.Ignored is null => $"you ignore nobody: /ignore NICKNAME begins it",
        _ => $"you ignore {string.Join(", ", subscriber.Ignored)}: /unignore NICKNAME ends it",
    };

    /// <summary>Has a member read nothing more of somebody; returns the answer.</summary>
    private EncodedLines Ignore(Subscriber subscriber, RoomAnswer.Ignoring ignoring)
    {
        var who = ignoring.Who;
        HashSet<Nickname> ignored = [.. subscriber.Ignored ?? [], who];
        if (ignored.Count > MaxIgnored)
            return ServerLines.Refusal(subscriber.Form, $"you ignore {MaxIgnored} people already: /unignore NICKNAME ends it for one");
        subscriber.Ignore(ignored);
        if (ignoring.Account is { } account)
            subscriber.IgnoreAccount(account, who);
        KeepPreferences(subscriber);
        return ServerLines.Notice(subscriber.Form, $"you read nothing more of {who}, until you leave: /unignore {who} ends it");
    }
}
