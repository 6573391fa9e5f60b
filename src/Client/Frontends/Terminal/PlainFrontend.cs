namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>A person at a terminal that can only print one line after the other; it edits and echoes what is typed itself.</summary>
internal sealed class PlainFrontend : IFrontend
{
    private static readonly string[] Help = ["/quit leaves, /who lists who is here"];

    // Lines, keys and signals come on threads of their own.
    private readonly Lock _gate = new();
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly LineFormat _format;
    private readonly EventFormatter _formatter;
    private ClientSession? _session;
    private bool _isAsking;

    public PlainFrontend(TextReader input, TextWriter output, ClientOptions options)
    {
        (_input, _output) = (input, output);
        _format = new LineFormat(new Theme(ColorSupport.Text), options.Bell);
        _formatter = new EventFormatter(_format);
    }

    public bool IsInteractive => true;

    public int ExitCode => Client.ExitCode.Left;

    public void Show(ClientEvent e)
    {
        lock (_gate)
            Print(_formatter.Lines(e, _session));
    }

    public async Task TalkAsync(ClientRun run)
    {
        _session = run.ClientSession;
        var outbound = new OutboundQueue(run);
        var dispatcher = new InputDispatcher(outbound, _format, Help, Print, () => Print([_format.Answer("this terminal cannot be cleared")]));
        using var signals = new TerminationSignals(run, outbound);
        Enter(dispatcher, "");
        var typed = Task.Run(() => Read(dispatcher, outbound), CancellationToken.None);
        var said = outbound.SpeakAsync();
        await await Task.WhenAny(typed, said);
        signals.Leave();
        await said;
    }

    public void Dispose() => _output.Flush();

    private void Read(InputDispatcher dispatcher, OutboundQueue outbound)
    {
        while (!outbound.IsLeaving && _input.ReadLine() is { } line)
            Enter(dispatcher, line);
    }

    private void Enter(InputDispatcher dispatcher, string line)
    {
        lock (_gate)
        {
            _isAsking = false;
            dispatcher.Enter(line);
            Ask();
        }
    }

    private void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _output.Write(_isAsking ? Environment.NewLine : "");
            _output.WriteLine(line);
            _isAsking = false;
        }
        Ask();
    }

    private void Ask()
    {
        if (_session is { NeedsNickname: true } && !_isAsking)
            _output.Write("nickname> ");
        _isAsking = _session is { NeedsNickname: true };
        _output.Flush();
    }
}
