using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AkkaChat.Client.Terminal;

/// <summary>A person at a terminal: what is said scrolls by above, what is typed stays below.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TerminalUser : IUser
{
    private static readonly TimeSpan TimeForGoodbye = TimeSpan.FromSeconds(2);

    // Lines, keys and signals come on threads of their own.
    private readonly Lock _gate = new();
    private readonly Tty _tty;
    private readonly LineFormat _format;
    private readonly Screen _screen;
    private Visit? _visit;
    private Typing? _typing;
    private string? _shownRefusal;
    private bool _left;

    private TerminalUser(Tty tty, TextWriter output, Theme theme, ClientOptions options)
    {
        _tty = tty;
        _format = new LineFormat(theme, options.Bell);
        var place = $"{options.Host}:{options.Port}";
        _screen = new Screen(output, () => Tty.Size, window => Footer.Of(_typing?.Footer(place) ?? FooterContent.Nothing, window, theme));
        _screen.Clear();
    }

    public bool IsPatient => true;

    public int ExitCode => Client.ExitCode.Left;

    /// <summary>Takes the window; null when standard input is no terminal.</summary>
    public static TerminalUser? TryEnter(TextWriter output, Theme theme, ClientOptions options) =>
        Tty.TryOpen(output) is { } tty ? new TerminalUser(tty, output, theme, options) : null;

    public void Show(ClientEvent e) => Draw(() => _screen.Print(Lines(e)));

    public async Task TalkAsync(Visit visit)
    {
        var mouth = new Mouth(visit);
        _visit = visit;
        Draw(() =>
        {
            _typing = new Typing(visit.Conversation, mouth, _screen, _format, Suspend);
            _screen.Print(visit.Conversation.Nickname is null ? [_format.Answer("type a nickname and press Enter")] : []);
        });
        using var resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Draw(_screen.Repaint));
        using var continued = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Draw(Resume));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

        var typed = Keyboard.ReadAsync(_tty.Keys, key => Draw(() => Press(key)));
        var said = mouth.SpeakAsync();
        await await Task.WhenAny(typed, said);

        // The keyboard is gone, and with it the person.
        Leave();
        await said;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            Leave();
        }

        void Leave()
        {
            if (mouth.IsLeaving)
                return;
            mouth.Leave();
            _ = Task.Delay(TimeForGoodbye).ContinueWith(_ => visit.Abandon(), TaskScheduler.Default);
        }
    }

    public void Dispose()
    {
        Draw(() =>
        {
            _screen.Leave();
            _left = true;
        });
        _tty.Dispose();
    }

    private void Press(Key key)
    {
        _typing!.Press(key);
        _screen.Print();
    }

    private void Suspend()
    {
        _screen.Leave();
        _tty.Suspend();
        _screen.Repaint();
    }

    private void Resume()
    {
        _tty.Enter();
        _screen.Repaint();
    }

    private IEnumerable<string> Lines(ClientEvent e)
    {
        switch (e)
        {
            case ClientEvent.Line { Content: var line }:
                return [_format.Line(line, _visit?.Conversation.Nickname)];
            case ClientEvent.Notice { Text: var text }:
                return [_format.Notice(text)];
        }
        var refusal = _visit?.Conversation.Refusal;
        var isNew = refusal is not null && refusal != _shownRefusal;
        _shownRefusal = refusal;
        return isNew ? [_format.Refusal(refusal!)] : [];
    }

    private void Draw(Action draw)
    {
        try
        {
            lock (_gate)
            {
                if (!_left)
                    draw();
            }
        }
        catch (IOException)
        {
            // The window is gone. So is the keyboard, which ends the visit.
            _left = true;
        }
    }
}
