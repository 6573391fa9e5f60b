using System.Runtime.InteropServices;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>A script: one line in, one line out, no colours and no questions.</summary>
internal sealed class ScriptUser(TextReader input, TextWriter output, TextWriter errors, bool hasScreen, ClientOptions options) : IUser
{
    private const int MostQuoted = 60;

    public bool IsPatient => false;

    public void Show(ClientEvent e)
    {
        if (e is ClientEvent.Line { Content: { Refuses: { } refused, Text: var reason } })
            errors.WriteLine(Sanitizer.Clean($"\"{Shorten(refused)}\" was refused: {reason}"));
        if (e is ClientEvent.Line line)
            output.WriteLine(options.Json ? JsonLines.Write(line.Content) : hasScreen ? Sanitizer.Clean(line.Content.Raw) : line.Content.Raw);
        else if (e is ClientEvent.Notice notice)
            errors.WriteLine(notice.Text);
        else
            return;
        output.Flush();
    }

    public async Task TalkAsync(Visit visit)
    {
        if (options.Nickname is null)
        {
            if (await ReadLineAsync(visit) is not { } first || Visit.IsLeaving(first))
            {
                await visit.LeaveAsync();
                return;
            }
            if (!Nickname.TryParse(first, out _, out var refusal))
                throw new ClientException($"the first line of the input: {refusal}");
            await visit.NameAsync(first);
        }
        await visit.JoinedAsync();
        if (visit.Conversation.Refusal is { } reason)
            throw new ClientException($"{options.Host}:{options.Port} did not let you in: {reason}");
        if (options.Follow)
            await UntilStoppedAsync(visit);
        else if (options.Say is { } text)
            await visit.SayAsync(text);
        else
            await ReadAllAsync(visit);
        await visit.LeaveAsync();
    }

    public void Dispose() => output.Flush();

    private static string Shorten(string text)
    {
        var beginning = string.Concat(text.EnumerateRunes().Take(MostQuoted));
        return beginning.Length < text.Length ? beginning + "…" : text;
    }

    private static async Task UntilStoppedAsync(Visit visit)
    {
        var stop = new TaskCompletionSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await stop.Task.WaitAsync(visit.Ended);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }

    private async Task ReadAllAsync(Visit visit)
    {
        while (await ReadLineAsync(visit) is { } line)
        {
            var text = options.Json ? JsonLines.Read(line) : line;
            await visit.SayAsync(text);
        }
    }

    // Reading a console ignores tokens: the visit must not wait for a line that may never come.
    private Task<string?> ReadLineAsync(Visit visit) => Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(visit.Ended);
}
