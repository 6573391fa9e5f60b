using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>A person at a terminal: what is said scrolls by above, what is typed stays below.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TerminalFrontend : IFrontend
{
    private static readonly TimeSpan TimeForGoodbye = TimeSpan.FromSeconds(1);

    // Lines, keys and signals come on threads of their own.
    private readonly Lock _gate = new();
    private readonly Tty _tty;
    private readonly string _place;
    private readonly LineFormat _format;
    private readonly EventFormatter _formatter;
    private readonly Screen _screen;
    private ClientSession? _session;
    private KeyBindings? _keyBindings;
    private bool _hasAskedToLeave;
    private bool _left;

    private TerminalFrontend(Tty tty, TextWriter output, Theme theme, ClientOptions options)
    {
        _tty = tty;
        _place = $"{options.Host}:{options.Port}";
        _format = new LineFormat(theme, options.Bell);
        _formatter = new EventFormatter(_format);
        _screen = new Screen(output, () => Tty.Size, window => Footer.Of(_keyBindings?.Footer(_place) ?? FooterContent.Nothing, window, theme));

        // However the process ends, unless it is killed.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => Dispose();
        Draw(() =>
        {
            _tty.Enter();
            _screen.Clear();
        });
    }

    public bool IsInteractive => true;

    public int ExitCode => Client.ExitCode.Left;

    /// <summary>Takes the window; null when standard input is no terminal.</summary>
    public static TerminalFrontend? TryEnter(TextWriter output, Theme theme, ClientOptions options) =>
        Tty.Find(output) is { } tty ? new TerminalFrontend(tty, output, theme, options) : null;

    public void Show(ClientEvent e) => Draw(() => _screen.Print(_formatter.Lines(e, _session)));

    public async Task TalkAsync(ClientRun run)
    {
        _session = run.ClientSession;
        var outbound = new OutboundQueue(run);
        using var jobs = new JobControl(() => Draw(Leave), () => Draw(Return));
        using var resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Draw(_screen.Repaint));
        using var signals = new TerminationSignals(run, outbound);
        Draw(() =>
        {
            var dispatcher = new InputDispatcher(outbound, _format, Help.Lines, _screen.Print, _screen.Clear);
            _keyBindings = new KeyBindings(outbound, dispatcher, _screen, _format);
            _screen.Print(_format.Answer(Help.First));
        });

        var said = outbound.SpeakAsync();
        var typed = Keyboard.ReadAsync(_tty.Keys, Take);
        await await Task.WhenAny(typed, said);

        // The keyboard is gone, and with it the person.
        signals.Leave();
        await said;

        bool Take(Key key)
        {
            Draw(() => Press(key));
            _hasAskedToLeave |= outbound.IsLeaving;

            // What comes next may be for the shell: it can wait there, unless leaving takes long.
            if (outbound.IsLeaving)
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
        _keyBindings!.Press(key);
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
            // The window is gone. So is the keyboard, which ends the run.
            _left = true;
        }
    }
}
