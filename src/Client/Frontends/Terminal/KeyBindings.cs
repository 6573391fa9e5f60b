using AkkaChat.Client.Session;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Does what a key asks for, and holds the line being typed.</summary>
internal sealed class KeyBindings(OutboundQueue outbound, InputDispatcher dispatcher, Screen screen, LineFormat format)
{
    private const int MaxQuotedColumns = 20, MaxCandidates = 20;

    // A half-typed nickname must not become a line for the room when the prompt changes, nor the other way round.
    private readonly LineEditor _lineEditor = new();
    private readonly LineEditor _nicknameEditor = new();
    private string[]? _pasted;
    private bool _isCtrlCPressed;

    private LineEditor Editor => outbound.Session.NeedsNickname ? _nicknameEditor : _lineEditor;

    /// <summary>The footer's content.</summary>
    /// <param name="address">The server's address.</param>
    public FooterContent Footer(string address)
    {
        var session = outbound.Session;
        if (_pasted is { } lines)
        {
            var range = $"from \"{Shorten(lines[0])}\" to \"{Shorten(lines[^1])}\"";
            return new FooterContent(session.PendingLines, [range], $"say {lines.Length:N0} lines? y/n ", "", 0);
        }
        var (prompt, editor) = session.NeedsNickname ? ("nickname> ", _nicknameEditor) : ("> ", _lineEditor);
        return new FooterContent(session.PendingLines, Status(session, address), prompt, editor.Text, editor.Cursor);
    }

    /// <summary>Does what a key asks for.</summary>
    public void Press(Key key)
    {
        var wasCtrlCPressed = _isCtrlCPressed;
        _isCtrlCPressed = false;
        switch (key.Name)
        {
            case "Ctrl+C" when wasCtrlCPressed || outbound.IsLeaving:
            case "Ctrl+D" when Editor.Text.Length == 0 && _pasted is null:
                outbound.Leave();
                break;
            case "Ctrl+C":
                _isCtrlCPressed = true;
                _pasted = null;
                Editor.Clear();
                break;
            case "Ctrl+L":
                screen.Repaint();
                break;
            case "Ctrl+Z":
                Libc.SuspendProcessGroup();
                break;
            case not "" when _pasted is { } lines:
                ConfirmPaste(lines, isYes: key is { Name: "Text", Text: "y" or "Y" });
                break;
            case "Enter":
                dispatcher.Dispatch(Editor.Take());
                break;
            case "Paste":
                Paste(key.Text);
                break;
            case "Tab":
                Complete();
                break;
            default:
                Editor.Apply(key);
                break;
        }
    }

    private static string Shorten(string line) => DisplayWidth.Cut(Sanitizer.Clean(line).Trim(), MaxQuotedColumns);

    private IReadOnlyList<string> Status(SessionSnapshot session, string address)
    {
        if (outbound.IsLeaving)
            return outbound.UndeliveredCount is > 0 and var lines ? [StatusText.Leaving(lines, outbound.Patience), "Ctrl+C leaves at once"] : ["leaving"];
        return _isCtrlCPressed ? ["Ctrl+C again leaves"] : StatusText.Of(session, address);
    }

    private void Paste(string text)
    {
        var lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 1 && !outbound.Session.NeedsNickname)
            _pasted = lines;
        else if (lines.Length > 0)
            Editor.Insert(string.Concat(lines[0].Select(c => char.IsControl(c) ? ' ' : c)));
    }

    private void ConfirmPaste(string[] lines, bool isYes)
    {
        _pasted = null;

        // Pasted lines are text, even if they begin with a slash.
        foreach (var line in isYes ? lines : [])
            outbound.Enqueue(TextLine.Escape(line));
    }

    private void Complete()
    {
        if (Completion.Of(Editor.Text, Editor.Cursor, outbound.Session.Members) is not { } completion)
            return;
        Editor.Replace(completion.Start, Editor.Cursor, completion.Word);
        var candidates = completion.Candidates;
        if (candidates.Count == 1)
            return;
        var more = candidates.Count > MaxCandidates ? $"  and {candidates.Count - MaxCandidates:N0} more" : "";
        screen.Print(format.Answer(string.Join("  ", candidates.Take(MaxCandidates)) + more));
    }
}
