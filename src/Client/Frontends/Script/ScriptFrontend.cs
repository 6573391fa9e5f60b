using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>A script: one line in, one line out, no colors and no questions.</summary>
internal sealed class ScriptFrontend(TextReader input, TextWriter output, TextWriter errors, ClientOptions options) : IFrontend
{
    private const int MaxQuoted = 60;

    private readonly bool _isOutputTerminal = !Console.IsOutputRedirected;
    private readonly ScriptCancellation _cancellation = new();
    private int _linesRead;

    public bool IsInteractive => false;

    public int ExitCode { get; private set; } = Client.ExitCode.Left;

    public void Show(ClientEvent e)
    {
        if (e is ClientEvent.Line { Content: var line, RefusedInput: var refused })
        {
            if (refused is not null)
                errors.WriteLine(Sanitizer.Clean($"\"{Shorten(refused)}\" was refused: {line.Text}"));
            Print(options.Json ? JsonOutput.Write(line, refused) : _isOutputTerminal ? Sanitizer.Clean(line.Raw) : line.Raw);
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
            ExitCode = options.Follow ? Client.ExitCode.Left : await _cancellation.Requested;
            if (run.Session.Snapshot.UnackedCount > 0 && _cancellation.IsSignal)
                errors.WriteLine("leaving as soon as all that was read is delivered; the next signal leaves at once");
        }
        catch (FormatException e)
        {
            errors.WriteLine($"line {_linesRead} of the input {e.Message}; it is not said, and nothing after it");
            ExitCode = Client.ExitCode.Usage;
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
        await _cancellation.WaitAsync(run.WaitUntilJoinedAsync());
        if (run.Session.Snapshot.Refusal is { } reason)
            throw new ClientException($"{options.Host}:{options.Port} did not let you in: {reason}");
        if (options.Follow)
            await _cancellation.WaitAsync(Task.Delay(Timeout.Infinite, run.Ended));
        else if (options.Say is { } text)
            await run.SendAsync(text);
        else
            await SendLinesAsync(run);
    }

    private async Task<bool> TryReadNicknameAsync(ClientRun run)
    {
        if (await ReadLineAsync(run) is not { } first || ClientRun.IsQuit(first))
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
            if ((options.Json ? JsonInput.Read(line) : line) is { } text)
                await run.SendAsync(text);
        }
    }

    // Reading from a console cannot be cancelled, and the run must not wait for a line that may never come.
    private async Task<string?> ReadLineAsync(ClientRun run)
    {
        var reading = Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(run.Ended);
        await _cancellation.WaitAsync(reading);
        _linesRead++;
        return await reading;
    }

    private void Print(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private void Abort(ClientRun run)
    {
        ExitCode = _cancellation.Requested.Result;
        var session = run.Session.Snapshot;
        if (session.UnackedCount > 0)
            errors.WriteLine($"stopped; {ClientRun.DescribeDelivery(session)}");
        run.Abort();
    }
}
