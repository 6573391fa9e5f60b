using System.Runtime.InteropServices;
using System.Threading.Channels;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Terminal;

/// <summary>A person at a terminal: what is said scrolls by above, what is typed stays below.</summary>
internal sealed class TerminalUser(Stream input, TextWriter output, Func<int> columns, Theme theme, ClientOptions options) : IUser
{
    private const string PasteOn = "\e[?2004h", PasteOff = "\e[?2004l", Bell = "\a";

    private static readonly string[] Commands = ["/clear", "/help", "/me", "/msg", "/nick", "/quit", "/who"];

    private readonly Lock _gate = new();
    private readonly LineEditor _editor = new();
    private readonly LineFormat _format = new(theme);
    private readonly Screen _screen = new(output, columns);
    private Visit? _visit;
    private string? _shownRefusal;
    private string[]? _pasted;
    private bool _interrupted;
    private bool _left;

    public bool IsPatient => true;

    private bool NeedsNickname => _visit is { Conversation: { WasJoined: false } talk } && (talk.Nickname is null || talk.Refusal is not null);

    public void Show(ClientEvent e)
    {
        lock (_gate)
        {
            var nickname = _visit?.Conversation.Nickname;
            if (e is ClientEvent.Line { Content: var line })
                Draw((options.Bell && LineFormat.IsMention(line, nickname) ? Bell : "") + _format.Format(line, nickname));
            else if (e is ClientEvent.Notice notice)
                Draw(_format.Format(notice.Text));
            else
                DrawRefusal();
        }
    }

    public async Task TalkAsync(Visit visit)
    {
        _visit = visit;
        using var resized = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Redraw());
        await output.WriteAsync(PasteOn);
        Print(options.Nickname is null ? ["type a nickname and press Enter"] : []);
        try
        {
            await foreach (var key in ReadKeys().ReadAllAsync(visit.Ended))
                await HandleAsync(key, visit);
            visit.Abandon();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Gives the window back to the shell.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (_left)
                return;
            _left = true;
            _screen.Leave();
            output.Write(PasteOff);
            output.Flush();
        }
    }

    private ChannelReader<Key> ReadKeys()
    {
        var keys = Channel.CreateUnbounded<Key>();
        new Thread(() =>
        {
            var decoder = new KeyDecoder();
            var bytes = new byte[4096];
            while (input.Read(bytes) is var count and > 0)
            {
                foreach (var key in decoder.Decode(bytes.AsSpan(0, count)))
                    keys.Writer.TryWrite(key);
            }
            keys.Writer.TryComplete();
        })
        { IsBackground = true }.Start();
        return keys.Reader;
    }

    private async Task HandleAsync(Key key, Visit visit)
    {
        var wasInterrupted = _interrupted;
        _interrupted = false;
        if (_pasted is { } lines)
        {
            await AnswerPasteAsync(key, lines, visit);
            return;
        }
        switch (key.Name)
        {
            case "Enter":
                await EnterAsync(visit);
                break;
            case "Paste" when key.Text.AsSpan().IndexOfAny('\r', '\n') >= 0:
                _pasted = key.Text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
                break;
            case "Tab":
                Complete(visit);
                break;
            case "Ctrl+L":
                Clear();
                break;
            case "Ctrl+C" when wasInterrupted:
            case "Ctrl+D" when _editor.Text.Length == 0:
                await LeaveAsync(visit);
                break;
            case "Ctrl+C":
                _interrupted = true;
                Edit(editor => editor.Clear());
                break;
            default:
                Edit(editor => editor.Apply(key with { Text = Sanitizer.Clean(key.Text) }));
                break;
        }
        Redraw();
    }

    private async Task AnswerPasteAsync(Key key, string[] lines, Visit visit)
    {
        _pasted = null;
        if (key is { Name: "Text", Text: "y" or "Y" })
        {
            foreach (var line in lines)
                await visit.SayAsync(line);
        }
        Redraw();
    }

    private async Task EnterAsync(Visit visit)
    {
        var line = "";
        Edit(editor => line = editor.Take());
        if (string.IsNullOrWhiteSpace(line))
            return;
        if (NeedsNickname)
        {
            if (Nickname.TryParse(line, out _, out var refusal))
                await visit.NameAsync(line.Trim());
            else
                Print([$"! {refusal}"]);
            return;
        }
        switch (line)
        {
            case "/clear":
                Clear();
                break;
            case "/who":
                Print([$"{visit.Conversation.People.Count:N0} people are here: {string.Join(", ", visit.Conversation.People)}"]);
                break;
            case "/quit" or "/q":
                await LeaveAsync(visit);
                break;
            case "/help":
                Print(["/clear empties the window, /quit leaves; Ctrl+C clears the line, twice leaves; Ctrl+L draws anew; Tab completes"]);
                await visit.SayAsync(line);
                break;
            default:
                await visit.SayAsync(line);
                break;
        }
    }

    private static async Task LeaveAsync(Visit visit)
    {
        if (visit.Conversation.IsJoined)
            await visit.SayAsync("/q");
        else
            visit.Abandon();
    }

    private void Complete(Visit visit)
    {
        IReadOnlyList<string> several = [];
        Edit(editor => several = editor.Complete(editor.Text.StartsWith('/') && !editor.Text.Contains(' ', StringComparison.Ordinal)
            ? Commands
            : visit.Conversation.People));
        if (several.Count > 0)
            Print([string.Join("  ", several)]);
    }

    private void Clear()
    {
        lock (_gate)
        {
            _screen.Clear();
            Draw();
        }
    }

    private void Edit(Action<LineEditor> edit)
    {
        lock (_gate)
            edit(_editor);
    }

    private void Print(IEnumerable<string> notices)
    {
        lock (_gate)
            Draw([.. notices.Select(notice => _format.Format(notice))]);
    }

    private void Redraw() => Print([]);

    private void DrawRefusal()
    {
        var refusal = _visit?.Conversation.Refusal;
        if (refusal is null || refusal == _shownRefusal)
        {
            Draw();
            return;
        }
        _shownRefusal = refusal;
        Draw(theme.Warning($"! {Sanitizer.Clean(refusal)}"));
    }

    private void Draw(params string[] above)
    {
        if (_left)
            return;
        var width = Math.Max(8, columns()) - 1;
        var bottom = new BottomRows(width, theme);
        var prompt = _pasted is { } lines ? $"say these {lines.Length:N0} lines? y/n " : NeedsNickname ? "nickname> " : "> ";
        var (row, cursor) = bottom.Prompt(prompt, _pasted is null ? _editor.Text : "", _pasted is null ? _editor.Place : 0);
        IReadOnlyList<string> underWay = _visit?.Conversation.UnderWay ?? [];
        _screen.Draw(above, [.. bottom.UnderWay(underWay), bottom.Status(Status()), row], cursor);
    }

    private string Status()
    {
        if (_visit?.Conversation is not { } talk)
            return "connecting";
        var state = !talk.IsJoined ? talk.WasJoined ? "no connection, trying again" : "connecting" : talk.Lag is { } lag ? $"{lag.TotalMilliseconds:0} ms" : "connected";
        var people = talk.People.Count == 1 ? "1 person" : $"{talk.People.Count:N0} people";
        return _interrupted ? "Ctrl+C again leaves" : $"{options.Host}:{options.Port} · {people} · {state}";
    }
}
