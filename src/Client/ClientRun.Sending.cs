using AkkaChat.Client.Session;

namespace AkkaChat.Client;

/// <content>What the user says, on its way to the server.</content>
internal sealed partial class ClientRun
{
    // A script waits while this many of its lines are unacknowledged.
    private const int MaxUnacked = 256;

    /// <summary>Sends the chosen nickname to the server.</summary>
    public Task SendNicknameAsync() => _stream.OfferAsync(Outgoing.NicknameChosen.Instance);

    /// <summary>Accepts a text of one or more lines: from now on they count as undelivered.</summary>
    /// <returns>Sends the text line by line; waits while too many lines are unacknowledged.</returns>
    public Func<Task> Accept(string text)
    {
        var lines = Array.ConvertAll(text.Split('\n'), line => line.TrimEnd('\r'));
        Delivery.Accept(lines.Count(line => !CommandNames.IsQuit(line)));
        return async () =>
        {
            foreach (var line in lines)
                await SendLineAsync(line);
        };
    }

    /// <summary>Takes accepted lines back that were not sent.</summary>
    public void Withdraw(int lines)
    {
        Delivery.Withdraw(lines);
        Interlocked.Exchange(ref _progress, NewSignal()).TrySetResult();
    }

    private async Task SendLineAsync(string line)
    {
        // The session ends with the run: lines of a script that are unacknowledged by then would be lost.
        var isQuit = CommandNames.IsQuit(line);
        await WaitUntilAsync(session => session.UnackedCount < (isQuit && !_frontend.IsInteractive ? 1 : MaxUnacked));
        if (isQuit)
            Session.StartLeaving();
        if (CommandNames.IsRegistration(line))
            await RegisterAsync();
        else
            await _stream.OfferAsync(new Outgoing.Line(line));
    }

    /// <summary>Registers the nickname with the key of this server in place of a password.</summary>
    private async Task RegisterAsync()
    {
        try
        {
            await _stream.OfferAsync(new Outgoing.Line($"/register key:{_key.FindOrCreate()}"));
        }
        catch (ClientException e)
        {
            _frontend.Show(new ClientEvent.Notice(e.Message));
            Withdraw(1);
        }
    }
}
