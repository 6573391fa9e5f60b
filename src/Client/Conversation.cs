using System.Net.Sockets;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>One visit to the room: says what the terminal's input says, shows what the server sends, until one side leaves.</summary>
internal sealed class Conversation(Connection connection, Terminal terminal, ClientOptions options)
{
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _nickname;
    private volatile bool _leaving;

    /// <summary>Talks until the server closes the connection because the user left.</summary>
    /// <exception cref="ClientException">It ended in another way; says how.</exception>
    public async Task RunAsync()
    {
        var saying = SayAsync();
        var showing = ShowAsync();
        // The input may go on for ever: only its failure ends the visit, the server's closing always does.
        if (await Task.WhenAny(saying, showing) == saying)
            await saying;
        await showing;
    }

    private async Task SayAsync()
    {
        try
        {
            if (options.Nickname is { } nickname)
                await SayAsync(nickname.Text);
            while (!_leaving && await terminal.Input.ReadLineAsync() is { } line)
                await SayAsync(line);
            _leaving = true;
            connection.EndSending();
        }
        catch (SocketException)
        {
            // The receiving side meets the same end and says why, after what still came.
        }
    }

    private Task SayAsync(string line)
    {
        // Nothing may follow it: the server closes while that is on its way, and a reset would cost its last lines.
        _leaving = ClientLine.Parse(line) is ClientLine.Slash { Name: "q" or "Q" };
        var isScriptedNickname = !terminal.HasKeyboard && _nickname is null && !_leaving;
        return isScriptedNickname ? JoinAsync(line) : connection.SendAsync(line);
    }

    /// <summary>
    /// Joins before anything else is said: a script cannot read a refusal, and its next line must not be taken for another try.
    /// </summary>
    private async Task JoinAsync(string line)
    {
        _nickname = Nickname.TryParse(line, out var nickname, out var refusal)
            ? nickname.Text
            : throw new ClientException($"the first line of the input: {refusal}");
        await connection.SendAsync(_nickname);
        await _joined.Task;
    }

    private async Task ShowAsync()
    {
        try
        {
            await foreach (var line in connection.ReadLinesAsync())
            {
                await terminal.ShowAsync(line.TooLong ? "! a line was too long to be shown" : line.Text);
                if (!terminal.HasKeyboard && !_joined.Task.IsCompleted)
                    ReadVerdict(line.Text);
            }
        }
        catch (SocketException e)
        {
            throw new ClientException($"lost the connection to {options.Host}:{options.Port}: {e.Message}; start the client again");
        }
        if (!_leaving)
            throw new ClientException($"{options.Host}:{options.Port} closed the connection; start the client again");
    }

    private void ReadVerdict(string line)
    {
        if (line == $"* {_nickname} joined")
            _joined.SetResult();
        else if (line.StartsWith("! ", StringComparison.Ordinal))
            _joined.SetException(new ClientException($"{options.Host}:{options.Port} did not let you in; choose another nickname or try later"));
    }
}
