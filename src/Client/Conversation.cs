using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>
/// One visit to the room, over as many connections as it takes. Numbers what the user says and keeps it until the server has it;
/// counts what the server says, to go on from there after a break. Knows no sockets and no screen; safe from any thread.
/// </summary>
internal sealed class Conversation(string? nickname, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<OwnLine> _underWay = [];
    private readonly SortedSet<string> _people = new(StringComparer.Ordinal);
    private string? _nickname = nickname;
    private string? _token;
    private long _has;
    private long _lastEvent;
    private long _seenUpTo;
    private bool _cameAnew;
    private long _lastNumber;
    private int _connection;
    private int _sent;
    private bool _isJoined;
    private DateTimeOffset? _awaySince;

    /// <summary>What the user is called.</summary>
    public string? Nickname => Locked(() => _nickname);

    /// <summary>Who is here, in order.</summary>
    public IReadOnlyList<string> People => Locked(() => _people.ToArray());

    /// <summary>What was said and has not come back yet.</summary>
    public IReadOnlyList<string> UnderWay => Locked(() => _underWay.Where(own => !own.IsShown).Select(own => own.Text).ToArray());

    /// <summary>How many lines the server does not have yet.</summary>
    public int NotDone => Locked(() => _underWay.Count);

    /// <summary>Whether the server listens.</summary>
    public bool IsJoined => Locked(() => _isJoined);

    /// <summary>Whether the user was ever in the room.</summary>
    public bool WasJoined { get; private set; }

    /// <summary>Why the nickname was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The server's last word; null before it.</summary>
    public string? Farewell { get; private set; }

    /// <summary>What went wrong with the latest connection; null when there is one, or when the other side closed it.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The time from a question to its answer; null before the first.</summary>
    public TimeSpan? Lag { get; private set; }

    /// <summary>For how long there has been no connection.</summary>
    public TimeSpan Away => Locked(() => _awaySince is { } since ? clock.GetUtcNow() - since : TimeSpan.Zero);

    /// <summary>A connection is about to be made.</summary>
    /// <returns>Its number, and the first line to send, once there is a nickname.</returns>
    public (int Connection, string? Greeting) Begin() => Locked(() =>
    {
        _connection++;
        _sent = 0;
        _isJoined = false;
        return (_connection, _nickname is null ? null : _token is null ? $"@hello {_nickname}" : $"@resume={_token};at={_has} {_nickname}");
    });

    /// <summary>Takes what the user says and what the clock says.</summary>
    /// <returns>The lines to send now.</returns>
    public IEnumerable<Addressed> Speak(Outgoing outgoing) => Locked(() =>
    {
        if (outgoing is Outgoing.Said said)
            _underWay.Add(new OwnLine(++_lastNumber, said.Line));
        if (!_isJoined)
            return outgoing is Outgoing.Named named ? Introduce(named.Nickname) : [];
        var lines = _underWay.Skip(_sent).Select(own => $"@id={own.Number} {own.Text}").ToList();
        _sent = _underWay.Count;
        if (outgoing is Outgoing.Ping)
            lines.Add($"@ping={clock.GetTimestamp()}");
        else if (outgoing is Outgoing.Ready)
            lines.Add("/who");
        return lines.Select(line => new Addressed(_connection, line)).ToArray();
    });

    /// <summary>Takes what a connection gives.</summary>
    /// <returns>What the user is to see, and whether the server now listens for <see cref="Outgoing.Ready"/>.</returns>
    public (IReadOnlyList<ClientEvent> Show, bool Ready) Hear(Incoming incoming) => Locked(() => incoming switch
    {
        Incoming.Line line when TaggedLine.TryParse(line.Text, out var tagged) => HearTagged(tagged),
        Incoming.Over over => (Lose(over), false),
        _ => ((IReadOnlyList<ClientEvent>)[], false), // the greeting that people get
    });

    private Addressed[] Introduce(string nickname)
    {
        _nickname = nickname;
        Refusal = null;
        return [new Addressed(_connection, $"@hello {nickname}")];
    }

    private (IReadOnlyList<ClientEvent> Show, bool Ready) HearTagged(TaggedLine line)
    {
        if (line.Number("n") is not null || line.Has("private"))
            return (Count(line), false);
        if (line.Find("session") is { } token)
            return (Join(token), true);
        if (line.Number("resumed") is { } at)
            return (Resume(at, line.Number("done") ?? 0, line.Number("gone") ?? 0), true);
        if (line.Number("done") is { } done)
            Settle(done);
        else if (line.Number("at") is { } place)
            _has = place;
        else if (line.Number("pong") is { } asked)
            Lag = clock.GetElapsedTime(asked);
        else if (line.Has("who"))
            Meet(line.Text);
        else if (line.Has("refused"))
            Refusal = line.Text;
        else if (line.Has("bye"))
            return (SayGoodbye(line.Text), false);
        return ([ClientEvent.Changed.Instance], false);
    }

    private List<ClientEvent> Join(string token)
    {
        _token = token;
        _has = 0;
        _cameAnew = WasJoined;
        _seenUpTo = _lastEvent;
        return [.. Back()];
    }

    private List<ClientEvent> Resume(long at, long done, long gone)
    {
        _has = at;
        Settle(done);
        List<ClientEvent> show = [.. Back()];
        if (gone > 0)
            show.Add(new ClientEvent.Notice($"{gone:N0} lines are gone: you were away for too long"));
        return show;
    }

    private IEnumerable<ClientEvent> Back()
    {
        var wasAway = _awaySince is not null;
        _sent = 0;
        _isJoined = true;
        WasJoined = true;
        Failure = null;
        _awaySince = null;
        return wasAway ? [new ClientEvent.Notice("connected again")] : [ClientEvent.Changed.Instance];
    }

    private IReadOnlyList<ClientEvent> Lose(Incoming.Over over)
    {
        var wasJoined = _isJoined;
        Failure = over.Cause;
        _isJoined = false;
        _awaySince ??= clock.GetUtcNow();
        if (Farewell is not null || !wasJoined)
            return [ClientEvent.Changed.Instance];
        return [new ClientEvent.Notice($"the connection is lost ({Explanation.Of(over.Cause)}); trying again")];
    }

    private IReadOnlyList<ClientEvent> Count(TaggedLine line)
    {
        _has++;
        var content = RoomLine.Parse(line.Text, line.Has("n")) with { Number = line.Number("n"), Time = line.Time ?? clock.GetUtcNow() };
        if (content.Number is { } number)
        {
            // Who joins anew is shown lines again that it may have seen before.
            if (number <= _seenUpTo)
                return [];
            _lastEvent = Math.Max(number, _lastEvent);
            Note(content);
            if (_cameAnew)
            {
                _cameAnew = false;
                return [new ClientEvent.Notice($"you were away for too long: {number - 1 - _seenUpTo:N0} lines are gone, but for those that follow"), new ClientEvent.Line(content)];
            }
        }
        return [new ClientEvent.Line(content)];
    }

    private void Note(RoomLine content)
    {
        switch (content.Kind)
        {
            case "joined":
                _people.Add(content.Nick);
                break;
            case "left":
                _people.Remove(content.Nick);
                break;
            case "renamed":
                _people.Remove(content.Nick);
                _people.Add(content.To);
                if (content.Nick == _nickname)
                    _nickname = content.To;
                break;
            case "said" when content.Nick == _nickname:
                if (_underWay.FirstOrDefault(own => !own.IsShown) is { } own)
                    own.IsShown = true;
                break;
        }
    }

    private void Settle(long done)
    {
        var settled = _underWay.RemoveAll(own => own.Number <= done);
        _sent = Math.Max(0, _sent - settled);
    }

    private void Meet(string names)
    {
        _people.Clear();
        _people.UnionWith(names.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private IReadOnlyList<ClientEvent> SayGoodbye(string text)
    {
        Farewell = text;
        return [new ClientEvent.Line(RoomLine.Parse(text, isEvent: false) with { Time = clock.GetUtcNow() })];
    }

    private T Locked<T>(Func<T> action)
    {
        lock (_gate)
            return action();
    }

    private sealed class OwnLine(long number, string text)
    {
        public long Number => number;

        public string Text => text;

        /// <summary>It has come back and is on the screen.</summary>
        public bool IsShown { get; set; }
    }
}
