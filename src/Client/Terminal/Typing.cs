using AkkaChat.Protocol;

namespace AkkaChat.Client.Terminal;

/// <summary>What the keys do.</summary>
internal sealed class Typing(Conversation talk, Mouth mouth, Screen screen, LineFormat format, Action suspend)
{
    private const int MostQuoted = 20;

    private readonly LineEditor _editor = new();
    private string[]? _pasted;
    private bool _interrupted;

    private bool NeedsNickname => Status.NeedsNickname(talk);

    /// <summary>What the rows at the bottom say.</summary>
    /// <param name="place">Where the room is.</param>
    public FooterContent Footer(string place)
    {
        var status = mouth.IsLeaving ? "leaving when all is said; Ctrl+C leaves at once"
            : _interrupted ? "Ctrl+C again leaves"
            : $"{place} · {Status.Of(talk)}";
        if (_pasted is { } lines)
        {
            var question = $"say these {lines.Length:N0} lines, from \"{Shorten(lines[0])}\" to \"{Shorten(lines[^1])}\"? y/n ";
            return new FooterContent(talk.UnderWay, status, "", question, question.Length);
        }
        return new FooterContent(talk.UnderWay, status, NeedsNickname ? "nickname> " : "> ", _editor.Text, _editor.Place);
    }

    /// <summary>Does what a key asks for.</summary>
    public void Press(Key key)
    {
        var wasInterrupted = _interrupted;
        _interrupted = false;
        switch (key.Name)
        {
            case "Ctrl+C" when wasInterrupted || mouth.IsLeaving:
            case "Ctrl+D" when _editor.Text.Length == 0 && _pasted is null:
                mouth.Leave();
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
                suspend();
                break;
            case not "" when _pasted is { } lines:
                Answer(lines, isYes: key is { Name: "Text", Text: "y" or "Y" });
                break;
            case "Enter":
                Enter(_editor.Take());
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

    private static string Shorten(string line) => Widths.Cut(Sanitizer.Clean(line).Trim(), MostQuoted);

    private void Enter(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        if (NeedsNickname)
        {
            ChooseNickname(line.Trim());
            return;
        }
        switch ((ClientLine.Parse(line) as ClientLine.Slash)?.Name.ToUpperInvariant())
        {
            case "CLEAR":
                screen.Clear();
                break;
            case "WHO":
                screen.Print(format.Answer($"{Status.People(talk)} here: {string.Join(", ", talk.People)}"));
                break;
            case "QUIT" or "Q":
                mouth.Leave();
                break;
            case "HELP":
                screen.Print(Help.Lines.Select(format.Answer));
                mouth.Say(line);
                break;
            default:
                mouth.Say(line);
                break;
        }
    }

    private void ChooseNickname(string nickname)
    {
        if (Nickname.TryParse(nickname, out _, out var refusal))
            mouth.Name(nickname);
        else
            screen.Print(format.Refusal(refusal));
    }

    private void Paste(string text)
    {
        var lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 1 && !NeedsNickname)
            _pasted = lines;
        else if (lines.Length > 0)
            _editor.Insert(string.Concat(lines[0].Select(c => char.IsControl(c) ? ' ' : c)));
    }

    private void Answer(string[] lines, bool isYes)
    {
        _pasted = null;

        // Pasted text is text: a slash in it is no command.
        foreach (var line in isYes ? lines : [])
            mouth.Say(line.StartsWith('/') ? "/" + line : line);
    }

    private void Complete()
    {
        if (Completion.Of(_editor.Text, _editor.Place, talk.People) is not { } completion)
            return;
        _editor.Replace(completion.Start, _editor.Place, completion.Word);
        if (completion.Candidates.Count > 1)
            screen.Print(format.Answer(string.Join("  ", completion.Candidates)));
    }
}
