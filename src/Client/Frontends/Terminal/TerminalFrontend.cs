using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AkkaChat.Client.Terminal;

/// <summary>A person at a terminal: what is said scrolls by above, what is typed stays below.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TerminalUser : IUser
{
    private static readonly TimeSpan TimeForGoodbye = TimeSpan.FromSeconds(1);

    // Lines, keys and signals come on threads of their own.
    private readonly Lock _gate = new();
    private readonly Tty _tty;
    private readonly string _place;
    private readonly LineFormat _format;
    private readonly Report _report;
    private readonly Screen _screen;
    private Conversation? _talk;
    private Typing? _typing;
    private bool _hasAskedToLeave;
    private bool _left;

    private TerminalUser(Tty tty, TextWriter output, Theme theme, ClientOptions options)
    {
        _tty = tty;
        _place = $"{options.Host}:{options.Port}";
        _format = new LineFormat(theme, options.Bell);
        _report = new Report(_format);
        _screen = new Screen(output, () => Tty.Size, window => Footer.Of(_typing?.Footer(_place) ?? FooterContent.Nothing, window, theme));

        // However the process ends, unless it is killed.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => Dispose();
        Draw(() =>
        {
            _tty.Enter();
            _screen.Clear();
        });
    }

    public bool IsPatient => true;

    public int ExitCode => Client.ExitCode.Left;

    /// <summary>Takes the window; null when standard input is no terminal.</summary>
    public static TerminalUser? TryEnter(TextWriter output, Theme theme, ClientOptions options) =>
        Tty.Find(output) is { } tty ? new TerminalUser(tty, output, theme, options) : null;

    public void Show(ClientEvent e) => Draw(() => _screen.Print(_report.Lines(e, _talk)));

    public async Task TalkAsync(Visit visit)
    {
        _talk = visit.Conversation;
        var mouth = new Mouth(visit);
        using var jobs = new JobControl(() => Draw(Leave), () => Draw(Return));
        using var resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Draw(_screen.Repaint));
        using var parting = new Parting(visit, mouth);
        Draw(() =>
        {
            var commands = new Commands(mouth, _format, Help.Lines, _screen.Print, _screen.Clear);
            _typing = new Typing(mouth, commands, _screen, _format);
            _screen.Print(_format.Answer(Help.First));
        });

        var said = mouth.SpeakAsync();
        var typed = Keyboard.ReadAsync(_tty.Keys, Take);
        await await Task.WhenAny(typed, said);

        // The keyboard is gone, and with it the person.
        parting.Leave();
        await said;

        bool Take(Key key)
        {
            Draw(() => Press(key));
            _hasAskedToLeave |= mouth.IsLeaving;

            // What comes next may be for the shell: it can wait there, unless leaving takes long.
            if (mouth.IsLeaving)
                Task.WaitAny([said], TimeForGoodbye);
            return !said.IsCompleted;
        }
    }

    public void Dispose() => Draw(() =>
    {
        _left = true;
        _screen.Leave();
        _tty.Leave(keepsKeys: _hasAskedToLeave);
    });

    private void Press(Key key)
    {
        _typing!.Press(key);
        _screen.Print();
    }

    private void Leave()
    {
        _screen.Leave();
        _tty.Leave(keepsKeys: true);
    }

    private void Return()
    {
        _tty.Enter();
        _screen.Repaint();
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
