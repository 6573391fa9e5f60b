using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>What the keys do.</summary>
internal sealed class KeyBindings(OutboundQueue outbound, InputDispatcher dispatcher, Screen screen, LineFormat format)
{
    private const int MostQuoted = 20, MostCandidates = 20;

    private readonly LineEditor _editor = new();
    private string[]? _pasted;
    private bool _interrupted;

    private ClientSession Session => outbound.ClientSession;

    /// <summary>What the rows at the bottom say.</summary>
    /// <param name="place">Where the room is.</param>
    public FooterContent Footer(string place)
    {
        if (_pasted is { } lines)
        {
            var which = $"from \"{Shorten(lines[0])}\" to \"{Shorten(lines[^1])}\"";
            return new FooterContent(Session.UnderWay, [which], $"say {lines.Length:N0} lines? y/n ", "", 0);
        }
        IReadOnlyList<string> status = outbound.IsLeaving ? ["leaving when all is said", "Ctrl+C leaves at once"]
            : _interrupted ? ["Ctrl+C again leaves"]
            : StatusText.Of(Session, place);
        return new FooterContent(Session.UnderWay, status, Session.NeedsNickname ? "nickname> " : "> ", _editor.Text, _editor.Place);
    }

    /// <summary>Does what a key asks for.</summary>
    public void Press(Key key)
    {
        var wasInterrupted = _interrupted;
        _interrupted = false;
        switch (key.Name)
        {
            case "Ctrl+C" when wasInterrupted || outbound.IsLeaving:
            case "Ctrl+D" when _editor.Text.Length == 0 && _pasted is null:
                outbound.Leave();
                break;
            case "Ctrl+C":
                _interrupted = true;
                _pasted = null;
                _editor.Clear();
                break;
            case "Ctrl+L":
                screen.Repaint();
                break;
            case "Ctrl+Z":
                Libc.AskToStop();
                break;
            case not "" when _pasted is { } lines:
                Answer(lines, isYes: key is { Name: "Text", Text: "y" or "Y" });
                break;
            case "Enter":
                dispatcher.Enter(_editor.Take());
                break;
            case "Paste":
                Paste(key.Text);
                break;
            case "Tab":
                Complete();
                break;
            default:
                _editor.Apply(key);
                break;
        }
    }

    private static string Shorten(string line) => DisplayWidth.Cut(Sanitizer.Clean(line).Trim(), MostQuoted);

    private void Paste(string text)
    {
        var lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 1 && !Session.NeedsNickname)
            _pasted = lines;
        else if (lines.Length > 0)
            _editor.Insert(string.Concat(lines[0].Select(c => char.IsControl(c) ? ' ' : c)));
    }

    private void Answer(string[] lines, bool isYes)
    {
        _pasted = null;

        // Pasted text is text: a slash in it is no command.
        foreach (var line in isYes ? lines : [])
            outbound.Say(line.StartsWith('/') ? "/" + line : line);
    }

    private void Complete()
    {
        if (Completion.Of(_editor.Text, _editor.Place, Session.MemberNames) is not { } completion)
            return;
        _editor.Replace(completion.Start, _editor.Place, completion.Word);
        var candidates = completion.Candidates;
        if (candidates.Count == 1)
            return;
        var more = candidates.Count > MostCandidates ? $"  and {candidates.Count - MostCandidates:N0} more" : "";
        screen.Print(format.Answer(string.Join("  ", candidates.Take(MostCandidates)) + more));
    }
}
