using AkkaChat.Protocol;

namespace AkkaChat.Client.Scripts;

/// <summary>A script: one line in, one line out, no colours and no questions.</summary>
internal sealed class ScriptUser(TextReader input, TextWriter output, TextWriter errors, ClientOptions options) : IUser
{
    private const int MostQuoted = 60;

    private readonly bool _hasScreen = !Console.IsOutputRedirected;
    private readonly Interruption _interruption = new();
    private int _linesRead;

    public bool IsPatient => false;

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

    public async Task TalkAsync(Visit visit)
    {
        OutputReader.WhenGone(() => _interruption.Stop(Client.ExitCode.NoReader));
        _ = _interruption.Again.ContinueWith(_ => Abandon(visit), TaskScheduler.Default);
        try
        {
            await SayAllAsync(visit);
        }
        catch (OperationCanceledException) when (_interruption.HasCome)
        {
            ExitCode = options.Follow ? Client.ExitCode.Left : _interruption.ExitCode;
            if (visit.Conversation.NotDone > 0 && _interruption.IsSignal)
                errors.WriteLine("leaving as soon as all that was read is delivered; the next signal leaves at once");
        }
        catch (FormatException e)
        {
            errors.WriteLine($"line {_linesRead} of the input {e.Message}; it is not said, and nothing after it");
            ExitCode = Client.ExitCode.Usage;
        }
        await visit.LeaveAsync();
    }

    public void Dispose() => _interruption.Dispose();

    private static string Shorten(string text)
    {
        var beginning = string.Concat(text.EnumerateRunes().Take(MostQuoted));
        return beginning.Length < text.Length ? beginning + "…" : text;
    }

    private async Task SayAllAsync(Visit visit)
    {
        if (options.Nickname is null && !await NameAsync(visit))
            return;
        await _interruption.OrAsync(visit.JoinedAsync());
        if (visit.Conversation.Refusal is { } reason)
            throw new ClientException($"{options.Host}:{options.Port} did not let you in: {reason}");
        if (options.Follow)
            await _interruption.OrAsync(Task.Delay(Timeout.Infinite, visit.Ended));
        else if (options.Say is { } text)
            await visit.SayAsync(text);
        else
            await SayInputAsync(visit);
    }

    private async Task<bool> NameAsync(Visit visit)
    {
        if (await ReadLineAsync(visit) is not { } first || Visit.IsLeaving(first))
            return false;
        if (!Nickname.TryParse(first, out _, out var refusal))
            throw new ClientException($"the first line of the input: {refusal}");
        visit.Conversation.Choose(first);
        await visit.IntroduceAsync();
        return true;
    }

    private async Task SayInputAsync(Visit visit)
    {
        while (await ReadLineAsync(visit) is { } line)
        {
            if ((options.Json ? JsonInput.Read(line) : line) is { } text)
                await visit.SayAsync(text);
        }
    }

    // Reading a console ignores tokens: the visit must not wait for a line that may never come.
    private async Task<string?> ReadLineAsync(Visit visit)
    {
        var reading = Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(visit.Ended);
        await _interruption.OrAsync(reading);
        _linesRead++;
        return await reading;
    }

    private void Print(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private void Abandon(Visit visit)
    {
        ExitCode = _interruption.ExitCode;
        if (visit.Conversation.NotDone > 0)
            errors.WriteLine($"stopped; {visit.Delivery}");
        visit.Abandon();
    }
}
