using System.Diagnostics;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>A script: one line in, one line out, no colors and no questions.</summary>
internal sealed class ScriptFrontend(TextReader input, TextWriter output, TextWriter errors, ClientOptions options) : IFrontend
{
    private const int MaxQuoted = 60;

    // How often a nickname that somebody has is asked for again.
    private static readonly TimeSpan NicknameInterval = TimeSpan.FromSeconds(1);

    private readonly bool _isOutputTerminal = !Console.IsOutputRedirected;

    // --say prints errors alone unless --verbose is given. A person who types knows the commands.
    private readonly bool _printsRoom = options.Say is null || options.Json || options.Verbose;
    private readonly bool _takesCommands = options.Commands || (options.Say is null && !Console.IsInputRedirected);
    private readonly ScriptCancellation _cancellation = new();
    private TextWriter _output = output;
    private int _linesRead;
    private int _exitCode = Client.ExitCode.Left;
    private volatile bool _isOutputLost;

    public bool IsInteractive => false;

    public int ExitCode => _isOutputLost && _exitCode == Client.ExitCode.Left ? Client.ExitCode.Failed : _exitCode;

    public void Show(ClientEvent e)
    {
        if (e is ClientEvent.Line { Content: var line, RefusedInput: var refused })
        {
            if (refused is not null)
                errors.WriteLine(Sanitizer.Clean($"\"{Shorten(refused)}\" was refused: {line.Text}"));
            if (_printsRoom)
                Print(Format(line, refused));
        }
        else if (e is ClientEvent.Notice { Text: var text })
        {
            errors.WriteLine(text);
        }
    }

    public async Task RunAsync(ClientRun run)
    {
        BrokenPipeWatcher.Start(() => _cancellation.Request(Client.ExitCode.NoReader));
        _ = _cancellation.Forced.ContinueWith(_ => Abort(run), TaskScheduler.Default);
        try
        {
            await SendInputAsync(run);
        }
        catch (OperationCanceledException) when (_cancellation.Requested.IsCompleted)
        {
            var requested = await _cancellation.Requested;
            _exitCode = options.Follow ? Client.ExitCode.Left : requested;
            if (run is { Delivery.UndeliveredCount: > 0, Session.Snapshot.WasJoined: false })
                errors.WriteLine($"stopped; {run.Delivery.Describe()}");
            else if (run.Delivery.UndeliveredCount > 0 && _cancellation.IsSignal)
                errors.WriteLine("leaving as soon as all that was read is delivered; the next signal leaves at once");
        }
        catch (FormatException e)
        {
            errors.WriteLine($"line {_linesRead} of the input {e.Message}; it is not said, and nothing after it");
            _exitCode = Client.ExitCode.Usage;
        }
        catch (IOException e)
        {
            errors.WriteLine($"cannot read the input: {e.Message}");
            _exitCode = Client.ExitCode.Failed;
        }
        await run.LeaveAsync();
    }

    public void Dispose() => _cancellation.Dispose();

    private static string Shorten(string text)
    {
        var beginning = string.Concat(text.EnumerateRunes().Take(MaxQuoted));
        return beginning.Length < text.Length ? beginning + "…" : text;
    }

    private async Task SendInputAsync(ClientRun run)
    {
        if (options.Nickname is null && !await TryReadNicknameAsync(run))
            return;

        // The lines of --say count as undelivered before the server lets the script in.
        var say = options.Say is { } text ? run.Accept(ToLines(text)) : null;
        await JoinAsync(run);
        if (options.Follow)
            await _cancellation.WaitAsync(Task.Delay(Timeout.Infinite, run.Ended));
        else if (say is not null)
            await _cancellation.WaitAsync(say());
        else
            await SendLinesAsync(run);
    }

    /// <summary>Waits until the server has let the script in. Whoever has its nickname may be itself, killed a moment ago.</summary>
    private async Task JoinAsync(ClientRun run)
    {
        var waited = Stopwatch.StartNew();
        var isWaiting = false;
        await _cancellation.WaitAsync(run.WaitUntilJoinedAsync());
        while (run.Session.Snapshot is { IsJoined: false, Refusal: { } reason } session)
        {
            if (session.IsRefusalFinal || (session.IsConnectionRefused && !isWaiting) || waited.Elapsed >= options.NicknameTimeout)
                throw new ClientException($"{options.Address} did not let you in: {reason}; {run.Delivery.Describe()}");
            if (!isWaiting)
                errors.WriteLine(Sanitizer.Clean($"{reason}; waiting up to {options.NicknameTimeout.TotalSeconds:0} s, because it may be an earlier run of this script"));
            isWaiting = true;
            await _cancellation.WaitAsync(Task.Delay(NicknameInterval, run.Ended));
            run.Session.ChooseNickname(session.Nickname!);
            await run.SendNicknameAsync();
            await _cancellation.WaitAsync(run.WaitUntilJoinedAsync());
        }
    }

    private async Task<bool> TryReadNicknameAsync(ClientRun run)
    {
        if (await ReadLineAsync(run) is not { } first || CommandNames.IsQuit(first))
            return false;
        if (!Nickname.TryParse(first, out _, out var refusal))
            throw new ClientException($"the first line of the input: {refusal}");
        run.Session.ChooseNickname(first);
        await run.SendNicknameAsync();
        return true;
    }

    private async Task SendLinesAsync(ClientRun run)
    {
        while (await ReadLineAsync(run) is { } line)
        {
            if ((options.Json ? JsonInput.Read(line) : ToLines(line)) is { } text)
                await run.Accept(text)();
        }
    }

    private string ToLines(string text) => _takesCommands ? text : TextLine.Escape(text);

    // Reading from a console cannot be cancelled, and the run must not wait for a line that may never come.
    private async Task<string?> ReadLineAsync(ClientRun run)
    {
        var reading = Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(run.Ended);
        await _cancellation.WaitAsync(reading);
        _linesRead++;
        return await reading;
    }

    private string Format(RoomLine line, string? refused)
    {
        if (options.Json)
            return JsonOutput.Write(line, refused);
        var text = _isOutputTerminal ? Sanitizer.Clean(line.Raw) : line.Raw;
        return options.Follow ? $"{line.Time.ToLocalTime():yyyy-MM-dd HH:mm:ss} {text}" : text;
    }

    private void Print(string line)
    {
        try
        {
            _output.WriteLine(line);
            _output.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The input is still said, but nothing more is printed. --follow has nothing left to do.
            _isOutputLost = true;
            _output = TextWriter.Null;
            errors.WriteLine($"cannot write the output: {e.Message}");
            if (options.Follow)
                _cancellation.Request(Client.ExitCode.Failed);
        }
    }

    private void Abort(ClientRun run)
    {
        _exitCode = _cancellation.Requested.Result;
        if (run.Delivery.UndeliveredCount > 0)
            errors.WriteLine($"stopped; {run.Delivery.Describe()}");
        run.Abort();
    }
}
