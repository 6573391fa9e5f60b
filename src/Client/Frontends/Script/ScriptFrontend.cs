using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>A script: one line in, one line out, no colours and no questions.</summary>
internal sealed class ScriptFrontend(TextReader input, TextWriter output, TextWriter errors, ClientOptions options) : IFrontend
{
    private const int MostQuoted = 60;

    private readonly bool _hasScreen = !Console.IsOutputRedirected;
    private readonly ScriptCancellation _cancellation = new();
    private int _linesRead;

    public bool IsInteractive => false;

    public int ExitCode { get; private set; } = Client.ExitCode.Left;

    public void Show(ClientEvent e)
    {
        if (e is ClientEvent.Line { Content: { Refuses: { } refused, Text: var reason } })
            errors.WriteLine(Sanitizer.Clean($"\"{Shorten(refused)}\" was refused: {reason}"));
        if (e is ClientEvent.Line { Content: var line })
            Print(options.Json ? JsonOutput.Write(line) : _hasScreen ? Sanitizer.Clean(line.Raw) : line.Raw);
        else if (e is ClientEvent.Notice { Text: var text })
            errors.WriteLine(text);
    }

    public async Task TalkAsync(ClientRun run)
    {
        BrokenPipeWatcher.Start(() => _cancellation.Stop(Client.ExitCode.NoReader));
        _ = _cancellation.Again.ContinueWith(_ => Abandon(run), TaskScheduler.Default);
        try
        {
            await SayAllAsync(run);
        }
        catch (OperationCanceledException) when (_cancellation.HasCome)
        {
            ExitCode = options.Follow ? Client.ExitCode.Left : _cancellation.ExitCode;
            if (run.ClientSession.NotDone > 0 && _cancellation.IsSignal)
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
        var beginning = string.Concat(text.EnumerateRunes().Take(MostQuoted));
        return beginning.Length < text.Length ? beginning + "…" : text;
    }

    private async Task SayAllAsync(ClientRun run)
    {
        if (options.Nickname is null && !await NameAsync(run))
            return;
        await _cancellation.OrAsync(run.JoinedAsync());
        if (run.ClientSession.Refusal is { } reason)
            throw new ClientException($"{options.Host}:{options.Port} did not let you in: {reason}");
        if (options.Follow)
            await _cancellation.OrAsync(Task.Delay(Timeout.Infinite, run.Ended));
        else if (options.Say is { } text)
            await run.SayAsync(text);
        else
            await SayInputAsync(run);
    }

    private async Task<bool> NameAsync(ClientRun run)
    {
        if (await ReadLineAsync(run) is not { } first || ClientRun.IsLeaving(first))
            return false;
        if (!Nickname.TryParse(first, out _, out var refusal))
            throw new ClientException($"the first line of the input: {refusal}");
        run.ClientSession.Choose(first);
        await run.IntroduceAsync();
        return true;
    }

    private async Task SayInputAsync(ClientRun run)
    {
        while (await ReadLineAsync(run) is { } line)
        {
            if ((options.Json ? JsonInput.Read(line) : line) is { } text)
                await run.SayAsync(text);
        }
    }

    // Reading a console ignores tokens: the run must not wait for a line that may never come.
    private async Task<string?> ReadLineAsync(ClientRun run)
    {
        var reading = Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(run.Ended);
        await _cancellation.OrAsync(reading);
        _linesRead++;
        return await reading;
    }

    private void Print(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private void Abandon(ClientRun run)
    {
        ExitCode = _cancellation.ExitCode;
        if (run.ClientSession.NotDone > 0)
            errors.WriteLine($"stopped; {run.Delivery}");
        run.Abandon();
    }
}
