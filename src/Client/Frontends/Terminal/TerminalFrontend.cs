using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>A person at a terminal: the room's lines scroll by above, the line being typed stays below.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TerminalFrontend : IFrontend
{
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(1);

    // The window is redrawn this often for changes that time alone brings: a line that does not come back, a server that does not answer, lines that wait.
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(0.5);

    // Lines, keys and signals arrive on threads of their own.
    private readonly Lock _gate = new();
    private readonly Tty _tty;
    private readonly ClientOptions _options;
    private readonly LineFormat _format;
    private readonly EventFormatter _formatter;
    private readonly Screen _screen;
    private ClientSession? _session;
    private KeyBindings? _keyBindings;
    private bool _hasAskedToLeave;
    private bool _isClosed;

    private TerminalFrontend(Tty tty, TextWriter output, Theme theme, ClientOptions options)
    {
        _tty = tty;
        _options = options;
        _format = new LineFormat(theme, options.Bell);
        _formatter = new EventFormatter(_format);
        _screen = new Screen(output, () => Tty.Size, window => Footer.Of(Content, window, theme), FoldsRows(Environment.GetEnvironmentVariable));

        // The terminal is given back however the process ends, unless it is killed.
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

    private FooterContent Content => _keyBindings?.Footer(_options.Address) ?? FooterContent.Initial;

    /// <summary>Takes the terminal; null when standard input is no terminal.</summary>
    public static TerminalFrontend? TryEnter(TextWriter output, Theme theme, ClientOptions options) =>
        Tty.Find(output) is { } tty ? new TerminalFrontend(tty, output, theme, options) : null;

    public void Show(ClientEvent e) => Draw(() => _screen.Print(_formatter.Format(e, _session?.Snapshot)));

    public async Task RunAsync(ClientRun run)
    {
        var outbound = new OutboundQueue(run);
        using var jobControl = new JobControl(() => Draw(LeaveTerminal), () => Draw(ReturnToTerminal), () => Draw(ReturnToTerminalUnprepared));
        using var resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Draw(() => _screen.Print()));
        using var signals = new TerminationSignals(run, outbound);
        Draw(() =>
        {
            _session = run.Session;
            var dispatcher = new InputDispatcher(outbound, _format, HelpText.Lines, _screen.Print, _screen.Clear);
            _keyBindings = new KeyBindings(outbound, dispatcher, _screen, _format, TimeProvider.System);
            _screen.Print(_format.Answer(HelpText.Hint));
        });

        using var refresh = new Timer(_ => Draw(() => _screen.Print(_formatter.FormatWaiting(_session?.Snapshot))), null, RefreshInterval, RefreshInterval);
        var sending = outbound.SendAllAsync();
        var reading = Keyboard.ReadAsync(_tty.Keys, OnKey);
        await await Task.WhenAny(reading, sending);

        // The keyboard is gone: the window was closed.
        signals.Leave();
        await sending;

        bool OnKey(Key key)
        {
            Draw(() => Press(key));
            _hasAskedToLeave |= outbound.IsLeaving;

            // What is typed next may be for the shell. It waits there, unless leaving takes long.
            if (outbound.IsLeaving)
                Task.WaitAny([sending], LeaveTimeout);
            return !sending.IsCompleted;
        }
    }

    public void Dispose() => Draw(() =>
    {
        _isClosed = true;
        _screen.Leave();
        _tty.Leave(keepsKeys: _hasAskedToLeave);
    });

    // xterm cuts the rows of a window that becomes narrower; tmux and GNU screen, in xterm too, and others fold them.
    private static bool FoldsRows(Func<string, string?> environment) =>
        environment("XTERM_VERSION") is null || environment("TMUX") is not null || environment("STY") is not null;

    private void Press(Key key)
    {
        _keyBindings!.Press(key);
        _screen.Print();
    }

    private void LeaveTerminal()
    {
        _screen.Leave();
        _tty.Leave(keepsKeys: true);
    }

    private void ReturnToTerminal()
    {
        _tty.Enter();
        _screen.Resume();
    }

    private void ReturnToTerminalUnprepared()
    {
        _tty.Enter();
        _screen.ResumeAtCursor();
    }

    private void Draw(Action draw)
    {
        try
        {
            lock (_gate)
            {
                if (!_isClosed)
                    draw();
            }
        }
        catch (IOException)
        {
            // The window was closed, and the keyboard with it: that ends the run.
            _isClosed = true;
        }
    }
}
