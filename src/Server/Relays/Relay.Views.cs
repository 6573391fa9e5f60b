using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>Views and preferences: lines with a clock, without joins and leaves, without somebody.</content>
internal sealed partial class Relay
{
    // The names are compared with each line.
    private const int MaxIgnored = 100;

    private void ReceiveViews() => Receive<RelayCommands.ChangeView>(ChangeView);

    private void ChangeView(RelayCommands.ChangeView command)
    {
        if (TryBegin(command, command.Number, out var member))
            AnswerInTurn(member, () => Change(member, command));
    }

    private EncodedLines Change(Member member, RelayCommands.ChangeView command)
    {
        var answer = Change(member, command.Change) is { } refusal
            ? ServerLines.Refusal(member.Form, refusal, command.Number)
            : ServerLines.Notice(member.Form, Describe(member, command.Change));
        KeepPreferences(member);
        return answer;
    }

    /// <summary>Changes a member's view; says why not.</summary>
    private ServerText? Change(Member member, ViewChange change)
    {
        switch (change)
        {
            case ViewChange.Time when member.Form.IsTagged:
                return $"your client has the times itself: it needs no /time";
            case ViewChange.Time time:
                _subscribers.Change(member, member.View with { HasTime = time.On });
                return null;
            case ViewChange.Speak speak:
                Speak(member, speak.Language);
                return null;
            case ViewChange.Filter filter:
                _subscribers.Change(member, member.View with { Filter = filter.Lines });
                return null;
            case ViewChange.Unignore unignore:
                HashSet<Nickname> left = [.. member.Ignored ?? []];
                if (!left.Remove(unignore.Who))
                    return $"you do not ignore {unignore.Who}: /ignore lists whom you do";
                member.Ignore(left);
                member.UnignoreAccount(unignore.Who);
                return null;
            default:
                return null;
        }
    }

    private void Speak(Member member, Language language)
    {
        _subscribers.Change(member, member.View with { Form = member.Form with { Language = language } });
        if (member.SessionLink is { } link)
            link.Writer.Form = member.Form;
    }

    /// <summary>Has the room know how a member wants its lines, if that has changed.</summary>
    private void KeepPreferences(Member member)
    {
        var preferences = Preferences.Of(member, _settings.Language);
        if (preferences == member.Preferences || IsClosed)
            return;
        member.Preferences = preferences;
        Send(member.Id, new RoomCommands.KeepPreferences(preferences));
    }

    /// <summary>Somebody has another name, or is recognized: who ignores it does so from now on under that name.</summary>
    private void KeepIgnored()
    {
        foreach (var member in _subscribers.Members)
        {
            if (member.Ignored is not null)
                KeepPreferences(member);
        }
    }

    private ServerText Summary(Member member)
    {
        List<ServerText> parts = [];
        if (member.Form.Language != _settings.Language)
            parts.Add(member.Form.Language == Language.Korean ? (ServerText)$"/lang ko" : $"/lang en");
        if (member.View.HasTime)
            parts.Add($"/time on");
        if (member.View.Filter != LineFilter.All)
            parts.Add(member.View.Filter == LineFilter.Quiet ? (ServerText)$"/quiet on" : $"/raw on");
        if (member.Ignored is { } ignored)
            parts.Add($"you ignore {string.Join(", ", ignored)}");
        return ServerText.List(parts);
    }

    private static ServerText Describe(Member member, ViewChange change) => change switch
    {
        ViewChange.Time { On: true } => $"a clock (UTC) stands before each line from now on: /time off ends it",
        ViewChange.Time => $"no clock stands before the lines any more",
        ViewChange.Filter { Lines: LineFilter.Quiet } => $"joins and leaves are not shown from now on: /quiet off ends it",
        ViewChange.Filter { Lines: LineFilter.Raw } => $"only what people say is shown from now on: /raw off ends it",
        ViewChange.Filter => $"all lines are shown again",
        ViewChange.Speak => ViewChange.Speak.Done,
        ViewChange.Unignore unignore => $"you read {unignore.Who} again",
        _ when member.Ignored is null => $"you ignore nobody: /ignore NICKNAME begins it",
        _ => $"you ignore {string.Join(", ", member.Ignored)}: /unignore NICKNAME ends it",
    };

    /// <summary>Has a member read nothing more of somebody; returns the answer.</summary>
    private EncodedLines Ignore(Member member, RoomAnswer.Ignoring ignoring)
    {
        var who = ignoring.Who;
        HashSet<Nickname> ignored = [.. member.Ignored ?? [], who];
        if (ignored.Count > MaxIgnored)
            return ServerLines.Refusal(member.Form, $"you ignore {MaxIgnored} people already: /unignore NICKNAME ends it for one");
        member.Ignore(ignored);
        if (ignoring.Account is { } account)
            member.IgnoreAccount(account, who);
        KeepPreferences(member);
        return ServerLines.Notice(member.Form, $"you read nothing more of {who}, until you leave: /unignore {who} ends it");
    }
}
