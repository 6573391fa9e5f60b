namespace AkkaChat.Client.Terminal;

/// <summary>A person at a terminal that can only print one line after the other; it edits and echoes what is typed itself.</summary>
internal sealed class PlainUser : IUser
{
    private static readonly string[] Help = ["/quit leaves, /who lists who is here"];

    // Lines, keys and signals come on threads of their own.
    private readonly Lock _gate = new();
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly LineFormat _format;
    private readonly Report _report;
    private Conversation? _talk;
    private bool _isAsking;

    public PlainUser(TextReader input, TextWriter output, ClientOptions options)
    {
        (_input, _output) = (input, output);
        _format = new LineFormat(new Theme(Look.Text), options.Bell);
        _report = new Report(_format);
    }

    public bool IsPatient => true;

    public int ExitCode => Client.ExitCode.Left;

    public void Show(ClientEvent e)
    {
        lock (_gate)
            Print(_report.Lines(e, _talk));
    }

    public async Task TalkAsync(Visit visit)
    {
        _talk = visit.Conversation;
        var mouth = new Mouth(visit);
        var commands = new Commands(mouth, _format, Help, Print, () => Print([_format.Answer("this terminal cannot be cleared")]));
        using var parting = new Parting(visit, mouth);
        Enter(commands, "");
        var typed = Task.Run(() => Read(commands, mouth), CancellationToken.None);
        var said = mouth.SpeakAsync();
        await await Task.WhenAny(typed, said);
        parting.Leave();
        await said;
    }

    public void Dispose() => _output.Flush();

    private void Read(Commands commands, Mouth mouth)
    {
        while (!mouth.IsLeaving && _input.ReadLine() is { } line)
            Enter(commands, line);
    }

    private void Enter(Commands commands, string line)
    {
        lock (_gate)
        {
            _isAsking = false;
            commands.Enter(line);
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
        if (_talk is { NeedsNickname: true } && !_isAsking)
            _output.Write("nickname> ");
        _isAsking = _talk is { NeedsNickname: true };
        _output.Flush();
    }
}
