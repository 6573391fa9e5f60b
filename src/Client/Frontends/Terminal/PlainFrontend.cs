using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>A person at a terminal that can only print one line after the other. The terminal itself edits and echoes what is typed.</summary>
internal sealed class PlainFrontend : IFrontend
{
    private static readonly string[] Help = [$"{CommandNames.Quit} leaves, {CommandNames.Who} lists who is here"];

    // Lines, keys and signals arrive on threads of their own.
    private readonly Lock _gate = new();
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly LineFormat _format;
    private readonly EventFormatter _formatter;
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
        var reading = Task.Run(() => Read(dispatcher, outbound), CancellationToken.None);
        var sending = outbound.SendAllAsync();
        await await Task.WhenAny(reading, sending);
        signals.Leave();
        await sending;
    }

    public void Dispose() => _output.Flush();

    private void Read(InputDispatcher dispatcher, OutboundQueue outbound)
    {
        while (!outbound.IsLeaving && _input.ReadLine() is { } line)
        {
            lock (_gate)
            {
                _isPromptShown = false;
                dispatcher.Dispatch(line);
                ShowPrompt();
            }
        }
    }

    private void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _output.Write(_isPromptShown ? Environment.NewLine : "");
            _output.WriteLine(line);
            _isPromptShown = false;
        }
        ShowPrompt();
    }

    private void ShowPrompt()
    {
        var needsNickname = _session is { Snapshot.NeedsNickname: true };
        if (needsNickname && !_isPromptShown)
            _output.Write("nickname> ");
        _isPromptShown = needsNickname;
        _output.Flush();
    }
}
