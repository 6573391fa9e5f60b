using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>A person at a terminal that can only print one line after the other. The terminal itself edits and echoes what is typed.</summary>
internal sealed class PlainFrontend : IFrontend
{
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(0.5);

    private static readonly string[] Help = [$"{CommandNames.Quit} leaves, {CommandNames.Who} lists who is here, // at the beginning of a line says it with one slash"];

    // Lines, keys and signals arrive on threads of their own.
    private readonly Lock _gate = new();
    private readonly TextReader _input;
    private readonly LineFormat _format;
    private readonly EventFormatter _formatter;
    private TextWriter _output;
    private ClientSession? _session;
    private bool _isPromptShown;

    public PlainFrontend(TextReader input, TextWriter output, ClientOptions options)
    {
        (_input, _output) = (input, output);
        _format = new LineFormat(new Theme(ColorSupport.None), options.Bell);
        _formatter = new EventFormatter(_format);
    }

    public bool IsInteractive => true;

    public int ExitCode => Client.ExitCode.Left;

    public void Show(ClientEvent e)
    {
        lock (_gate)
            Print(_formatter.Format(e, _session?.Snapshot));
    }

    public async Task RunAsync(ClientRun run)
    {
        var outbound = new OutboundQueue(run);
        var dispatcher = new InputDispatcher(outbound, _format, Help, Print, () => Print([_format.Answer("this terminal cannot be cleared")]));
        using var signals = new TerminationSignals(run, outbound);
        lock (_gate)
        {
            _session = run.Session;
            ShowPrompt();
        }
        await using var waiting = new Timer(_ => ShowWaiting(), null, MostWaiting, MostWaiting);
        var reading = Task.Run(() => Read(dispatcher, outbound), CancellationToken.None);
        var sending = outbound.SendAllAsync();
        await await Task.WhenAny(reading, sending);
        signals.Leave();
        await sending;
    }

    public void Dispose()
    {
        // Everything is written at once, and the terminal has its own modes.
    }

    private void ShowWaiting()
    {
        lock (_gate)
            Print(_formatter.FormatWaiting(_session?.Snapshot));
    }

    private void Read(InputDispatcher dispatcher, OutboundQueue outbound)
    {
        while (TryReadLine(out var line))
        {
            lock (_gate)
            {
                _isPromptShown = false;
                if (line is null)
                    Leave(outbound);
                else if (!outbound.IsLeaving)
                    dispatcher.Dispatch(line);
                ShowPrompt();
            }

            // What is typed next is for the shell, unless leaving takes long.
            if (outbound is { IsLeaving: true, UndeliveredCount: 0 })
                return;
        }
    }

    /// <summary>Reads a line, or null for Ctrl+D; returns false when the terminal is gone.</summary>
    private bool TryReadLine(out string? line)
    {
        line = null;
        try
        {
            line = _input.ReadLine();
            return line is not null || OperatingSystem.IsWindows() || Libc.Modes() is not null;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Leave(OutboundQueue outbound)
    {
        outbound.Leave();
        if (outbound.UndeliveredCount > 0)
            Print([_format.Answer(StatusText.Leaving(outbound.UndeliveredCount, outbound.LeavingTimeout)), _format.Answer("Ctrl+D leaves at once")]);
    }

    private void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Write((_isPromptShown ? Environment.NewLine : "") + line + Environment.NewLine);
            _isPromptShown = false;
        }
        ShowPrompt();
    }

    private void ShowPrompt()
    {
        var needsNickname = _session is { Snapshot.NeedsNickname: true };
        if (needsNickname && !_isPromptShown)
            Write("nickname> ");
        _isPromptShown = needsNickname;
    }

    private void Write(string text)
    {
        try
        {
            _output.Write(text);
            _output.Flush();
        }
        catch (IOException)
        {
            // The window was closed, and the input with it: that ends the run.
            _output = TextWriter.Null;
        }
    }
}
