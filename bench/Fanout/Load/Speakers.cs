using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>The clients that speak, one after the other.</summary>
internal sealed class Speakers
{
    // Lines between two looks at the sockets.
    private const int MostAtOnce = 64;

    private const long LongestWait = 10_000;

    private readonly Crowd _crowd;
    private readonly Tally _tally;
    private readonly Progress _progress;
    private readonly Pace _pace;
    private readonly Client[] _clients;
    private readonly byte[] _line;
    private readonly int _stampAt;
    private readonly bool _hearThemselves;
    private int _turn;

    public Speakers(LoadOptions options, Dialect dialect, Crowd crowd, Tally tally, Progress progress)
    {
        _crowd = crowd;
        _tally = tally;
        _progress = progress;
        _pace = options.Rate is { } rate ? new RatePace(rate) : new WindowPace(tally, options.Window);
        _clients = [.. Enumerable.Range(0, options.Senders).Select(i => crowd.Clients[Place(i)])];
        _line = dialect.Frame(options.Bytes, out _stampAt);
        _hearThemselves = dialect.SendersHearThemselves;

        int Place(int sender) =>
            dialect.MembersSpeak ? (int)((long)sender * options.Readers / options.Senders) : options.Members + sender;
    }

    /// <summary>Speaks for a while, and lets everybody listen.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="status">What to show meanwhile.</param>
    public void Speak(double seconds, Func<string> status)
    {
        var end = Clock.Now + Clock.Seconds(seconds);
        for (var now = Clock.Now; now < end; now = Clock.Now)
        {
            for (var i = 0; i < MostAtOnce && _pace.Due(now) <= 0; i++)
                SayNext();
            _crowd.Poll(Math.Min(_pace.Due(now), LongestWait));
            _progress.Show(status);
        }
    }

    private void SayNext()
    {
        _pace.Took();
        var sender = _turn;
        _turn = (_turn + 1) % _clients.Length;
        var client = _clients[sender];
        if (!client.IsOpen)
            return;

        var stamp = _tally.Next(sender);
        stamp.Write(_line.AsSpan(_stampAt));
        _crowd.Send(client, _line);
        if (!_hearThemselves && client is { IsOpen: true, Check: { } check })
            _tally.SkipOwn(check, stamp);
    }
}
