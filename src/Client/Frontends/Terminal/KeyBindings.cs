using AkkaChat.Client.Session;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Does what a key asks for, and holds the line being typed.</summary>
internal sealed class KeyBindings(OutboundQueue outbound, InputDispatcher dispatcher, Screen screen, LineFormat format, TimeProvider clock)
{
    private const int MaxQuotedColumns = 20;
    private const string SearchHelp = "Ctrl+R finds an earlier line, Enter says it, Ctrl+C ends the search";

    // A half-typed nickname must not become a line for the room when the prompt changes, nor the other way round.
    private readonly LineEditor _lineEditor = new();
    private readonly LineEditor _nicknameEditor = new();
    private readonly LeaveConfirmation _leaveConfirmation = new(clock);
    private readonly TabCompletion _completion = new();
    private HistorySearch? _search;
    private string[]? _pasted;

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
        if (_search is { } search)
            return new FooterContent(session.PendingLines, [SearchHelp], $"search \"{search.Query}\"> ", search.Found, search.Found.Length);
        var (prompt, editor) = session.NeedsNickname ? ("nickname> ", _nicknameEditor) : ("> ", _lineEditor);
        return new FooterContent(session.PendingLines, Status(session, address), prompt, CommandNames.Hide(editor.Text), editor.Cursor);
    }

    /// <summary>Does what a key asks for.</summary>
    public void Press(Key key)
    {
        if (_search is { } search && TryTakeInSearch(search, key))
            return;
        var isConfirmed = _leaveConfirmation.IsAsked;
        _leaveConfirmation.Withdraw();
        switch (key.Name)
        {
            case "Ctrl+C":
                Interrupt(isConfirmed);
                break;
            case "Ctrl+D" when Editor.Text.Length == 0 && _pasted is null:
                outbound.Leave();
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
            case "Ctrl+Y" when Editor.CutText.Contains('\n', StringComparison.Ordinal):
                Paste(Editor.CutText);
                break;
            case "Paste":
                Paste(key.Text);
                break;
            case "Tab":
                _completion.Press(Editor, outbound.Session);
                break;
            case "Ctrl+R":
                _search = new HistorySearch(Editor.History);
                break;
            default:
                Editor.Apply(key);
                break;
        }
    }

    /// <summary>Gives a key to the search, or ends the search with it.</summary>
    /// <returns>False when the key has to do something else as well.</returns>
    private bool TryTakeInSearch(HistorySearch search, Key key)
    {
        if (search.TryTake(key))
            return true;
        _search = null;
        if (key.Name is "Ctrl+C" or "Ctrl+G" or "")
            return true;
        if (search.Found.Length > 0)
            Editor.Replace(0, Editor.Text.Length, search.Found);
        return false;
    }

    /// <summary>Leaves, stops the lines of a paste, or asks whether to leave.</summary>
    private void Interrupt(bool isConfirmed)
    {
        if (isConfirmed || outbound.IsLeaving)
        {
            outbound.Leave();
            return;
        }
        if (outbound.StopPaste() is { Count: > 0 } rest)
        {
            PutAside(rest);
            var lines = rest.Count == 1 ? "1 pasted line is" : $"{rest.Count:N0} pasted lines are";
            screen.Print(format.Answer($"{lines} not said: Ctrl+Y pastes the rest"));
            return;
        }
        _leaveConfirmation.Ask();
        Editor.Discard();
        if (_pasted is not null)
            ConfirmPaste(_pasted, isYes: false);
    }

    private static string Shorten(string line) => DisplayWidth.Cut(Sanitizer.Clean(line).Trim(), MaxQuotedColumns);

    private IReadOnlyList<string> Status(SessionSnapshot session, string address)
    {
        if (outbound.IsLeaving)
            return outbound.UndeliveredCount is > 0 and var lines ? [StatusText.Leaving(lines, outbound.LeavingTimeout), "Ctrl+C leaves at once"] : ["leaving"];
        IReadOnlyList<string> status = outbound.PastedCount is > 0 and var pasted
            ? [address, $"{pasted:N0} pasted lines to say", "Ctrl+C stops them"]
            : StatusText.Of(session, address, clock.GetUtcNow());
        if (_completion.Describe(Editor) is { Length: > 0 } candidates)
            return [candidates];
        return _leaveConfirmation.IsAsked ? [.. status, "Ctrl+C again leaves"] : status;
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

        if (isYes)
            outbound.EnqueuePasted(lines);
        else
            PutAside(lines);
    }

    private void PutAside(IEnumerable<string> lines) => Editor.PutAside(string.Join('\n', lines));
}
