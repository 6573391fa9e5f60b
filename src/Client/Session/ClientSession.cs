using System.Security.Cryptography;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>
/// One run to the room, over as many connections as it takes. Numbers what the user says and keeps it until the server has it;
/// counts what the server says, to go on from there after a break. Knows no sockets and no screen; safe from any thread.
/// </summary>
internal sealed class ClientSession(string? nickname, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly UnackedLines _unacked = new();
    private readonly Cursor _place = new();
    private readonly MemberNames _people = new();
    private string? _nickname = nickname;
    private string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private int _connection;
    private bool _isJoined;
    private bool _isIntroduced;
    private DateTimeOffset? _awaySince;

    /// <summary>What the user is called.</summary>
    public string? Nickname => Locked(() => _nickname);

    /// <summary>Who is here, in order.</summary>
    public IReadOnlyList<string> MemberNames => Locked(() => _people.Names.ToArray());

    /// <summary>What was said and has not come back yet.</summary>
    public IReadOnlyList<string> UnderWay => Locked(() => _unacked.NotShown);

    /// <summary>How many lines the server does not have yet.</summary>
    public int NotDone => Locked(() => _unacked.Count);

    /// <summary>How many lines the server has refused.</summary>
    public int Refused { get; private set; }

    /// <summary>How many lines the user has said.</summary>
    public int Said { get; private set; }

    /// <summary>Whether the last of them is the one that leaves.</summary>
    public bool HasSaidGoodbye { get; private set; }

    /// <summary>Whether the server listens.</summary>
    public bool IsJoined => Locked(() => _isJoined);

    /// <summary>Whether the user was ever in the room.</summary>
    public bool WasJoined { get; private set; }

    /// <summary>Why the user was not let in; null when not refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether the refusal is of everybody, whatever the nickname.</summary>
    public bool IsTurnedAway { get; private set; }

    /// <summary>Whether the user has to choose a nickname, or another one.</summary>
    public bool NeedsNickname => Locked(() => !WasJoined && (_nickname is null || (Refusal is not null && !IsTurnedAway)));

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
        _unacked.SendAgain();
        _people.ForgetQuestions();
        _isJoined = false;
        _isIntroduced = _nickname is not null;
        return (_connection, _isIntroduced ? Greeting() : null);
    });

    /// <summary>Takes a nickname; <see cref="Outgoing.Named"/> tells the server, which judges it.</summary>
    public void Choose(string nickname) => Locked(() =>
    {
        Refusal = null;
        _isIntroduced = false;
        return _nickname = nickname;
    });

    /// <summary>Takes what the user says and what the clock says.</summary>
    /// <returns>The lines to send now.</returns>
    public IEnumerable<Addressed> Speak(Outgoing outgoing) => Locked(() =>
    {
        if (outgoing is Outgoing.Said said)
        {
            _unacked.Add(said.Line);
            Said++;
            HasSaidGoodbye |= ClientRun.IsLeaving(said.Line);
        }
        if (!_isJoined)
            return outgoing is Outgoing.Named ? Introduce() : [];

        List<string> lines = [.. _unacked.TakeUnsent()];
        if (outgoing is Outgoing.Ready)
            lines.Add(_people.Ask());
        if (outgoing is Outgoing.Ready or Outgoing.Ping)
            lines.Add($"@ping={clock.GetTimestamp()}");
        return lines.Select(line => new Addressed(_connection, line)).ToArray();
    });

    /// <summary>Takes what a connection gives.</summary>
    /// <returns>What the user is to see, and whether the server now listens for <see cref="Outgoing.Ready"/>.</returns>
    public (IReadOnlyList<ClientEvent> Show, bool Ready) Hear(Incoming incoming) => Locked(() => incoming switch
    {
        Incoming.Line line when TaggedLine.TryParse(line.Text, out var tagged) => HearTagged(tagged),
        Incoming.Disconnected over => (Lose(over), false),
        Incoming.Line { Text: var text } when !WasJoined && text.StartsWith("! ", StringComparison.Ordinal) => (TurnAway(text[2..]), false),
        _ => ((IReadOnlyList<ClientEvent>)[], false), // the greeting that people get
    });

    // What people are told who may not even come in.
    private ClientEvent[] TurnAway(string reason)
    {
        Refusal = reason;
        IsTurnedAway = true;
        return [ClientEvent.Changed.Instance];
    }

    // A connection that was made after the choice knows already.
    private Addressed[] Introduce()
    {
        if (_isIntroduced)
            return [];
        _isIntroduced = true;
        return [new Addressed(_connection, Greeting())];
    }

    private string Greeting() => $"@resume={_token};at={_place.Has} {_nickname}";

    private (IReadOnlyList<ClientEvent> Show, bool Ready) HearTagged(TaggedLine line)
    {
        if (line.Number("n") is not null || line.Has("private"))
            return (Count(line), false);
        if (line.Find("session") is { } token)
            return (Join(token, line.Find("room") ?? "", line.Number("done")), true);
        if (line.Number("resumed") is { } at)
            return (Resume(at, line.Number("done") ?? 0, line.Number("gone") ?? 0), true);
        if (line.Number("at") is { } place)
        {
            // Who came and went meanwhile is to be asked.
            _place.Has = place;
            return ([ClientEvent.Changed.Instance], true);
        }
        if (line.Number("done") is { } done)
            _unacked.Settle(done);
        else if (line.Number("pong") is { } asked)
            Lag = clock.GetElapsedTime(asked);
        else if (line.Has("who"))
            return (Meet(line), false);
        else if (line.Has("refused"))
            (Refusal, IsTurnedAway) = (line.Text, false);
        else if (line.Has("bye"))
            return (SayGoodbye(line.Text), false);
        return ([ClientEvent.Changed.Instance], false);
    }

    private List<ClientEvent> Join(string token, string room, long? done)
    {
        if (token != _token)
            _place.Has = 0;
        _token = token;
        List<ClientEvent> show = [.. Back()];
        if (_place.Begin(room))
            show.Add(new ClientEvent.Notice("the server was started again: it does not know what was said before"));
        if (done is { } known)
            _unacked.Settle(known);
        else if (_unacked.UnderWay is > 0 and var doubtful)
            show.Add(new ClientEvent.Notice($"{Lines(doubtful)} said again, perhaps twice: the server does not know what was under way"));
        return show;
    }

    private List<ClientEvent> Resume(long at, long done, long gone)
    {
        _place.Has = at;
        _unacked.Settle(done);
        List<ClientEvent> show = [.. Back()];
        if (gone > 0)
            show.Add(Gone(gone));
        return show;
    }

    private IEnumerable<ClientEvent> Back()
    {
        var wasAway = _awaySince is not null;
        _unacked.SendAgain();
        _isJoined = true;
        WasJoined = true;
        Failure = null;
        _awaySince = null;
        return wasAway ? [new ClientEvent.Notice("connected again")] : [ClientEvent.Changed.Instance];
    }

    private IReadOnlyList<ClientEvent> Lose(Incoming.Disconnected over)
    {
        var wasJoined = _isJoined;
        Failure = over.Cause;
        _isJoined = false;
        _awaySince ??= clock.GetUtcNow();
        if (Farewell is not null || !wasJoined)
            return [ClientEvent.Changed.Instance];
        return [new ClientEvent.Notice($"the connection is lost ({ConnectionErrors.Of(over.Cause)}); trying again")];
    }

    private IReadOnlyList<ClientEvent> Count(TaggedLine line)
    {
        _place.Has++;
        var time = line.Time ?? clock.GetUtcNow();
        var content = RoomLine.Parse(line.Text, line.Has("n")) with { Number = line.Number("n"), Time = time, Refuses = Refusing(line) };
        if (content.Number is not { } number)
        {
            Note(content);
            return [new ClientEvent.Line(content)];
        }
        if (!_place.Take(number, content.Kind == "joined" && content.Nick == _nickname, out var gone))
            return [];
        Note(content);
        return gone == 0 ? [new ClientEvent.Line(content)] : [Gone(gone), new ClientEvent.Line(content)];
    }

    private string? Refusing(TaggedLine line)
    {
        if (line.Number("id") is not { } own)
            return null;
        Refused++;
        return _unacked.Find(own) ?? $"line {own}";
    }

    private static ClientEvent.Notice Gone(long count) => new($"{Lines(count)} gone: you were away for too long");

    private static string Lines(long count) => count == 1 ? "1 line" : $"{count:N0} lines";

    private void Note(RoomLine content)
    {
        _people.Note(content);
        if (content.Nick != _nickname)
            return;
        if (content.Kind is "renamed")
            _nickname = content.To;
        if (content.Kind is "said" or "acted" or "whispered")
            _unacked.MarkShown();
    }

    private IReadOnlyList<ClientEvent> Meet(TaggedLine names)
    {
        if (!_people.Hear(names))
            return [];
        if (_people.TakeQuestion())
            return [ClientEvent.Changed.Instance];
        return [new ClientEvent.Line(RoomLine.Here(_people.Names) with { Time = clock.GetUtcNow() })];
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
}
