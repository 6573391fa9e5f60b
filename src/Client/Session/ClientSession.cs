using System.Security.Cryptography;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Session;

/// <summary>
/// The client's side of a session, over as many connections as it takes. It numbers the user's lines and keeps them until the server has
/// acknowledged them, and counts the server's lines to resume after them. It knows no sockets and no screen. All methods are thread-safe;
/// each publishes a new <see cref="Snapshot"/>.
/// </summary>
internal sealed class ClientSession
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly UnackedLines _unacked = new();
    private readonly Cursor _cursor = new();
    private readonly MemberNames _members = new();
    private readonly RecentSpeakers _speakers = new();
    private volatile SessionSnapshot _snapshot;
    private SessionSnapshot _state;
    private string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private int _connection;
    private bool _hasSentHandshake;
    private bool _isHistory;

    /// <summary>Creates a session that is not connected.</summary>
    /// <param name="nickname">The nickname to join with; null when the user has to choose one.</param>
    /// <param name="clock">The clock for lag, outages and private lines.</param>
    public ClientSession(string? nickname, TimeProvider clock)
    {
        _clock = clock;
        _snapshot = _state = new SessionSnapshot { Nickname = nickname };
    }

    /// <summary>The state now. Each read may return another one.</summary>
    public SessionSnapshot Snapshot => _snapshot;

    /// <summary>Starts a connection.</summary>
    /// <returns>The connection's number, and the handshake to send, once there is a nickname.</returns>
    public (int Connection, string? Handshake) StartConnection() => Change(() =>
    {
        _connection++;
        _unacked.ResendAll();
        _members.ForgetRequests();
        _state = _state with { IsJoined = false, SilentSince = _state.SilentSince ?? _clock.GetUtcNow() };
        _hasSentHandshake = !_state.LacksNickname;
        return (_connection, _hasSentHandshake ? FormatHandshake() : null);
    });

    /// <summary>Sets the nickname. <see cref="Outgoing.NicknameChosen"/> sends it to the server, which may refuse it.</summary>
    public void ChooseNickname(string nickname) => Change(() =>
    {
        _hasSentHandshake = false;
        _state = _state with { Nickname = nickname, Refusal = null, IsConnectionRefused = false, IsNicknameRefused = false };
    });

    /// <summary>Declares that the user submits no more lines.</summary>
    public void EndInput() => Change(() => _state = _state with { HasInputEnded = true });

    /// <summary>Declares that the user leaves.</summary>
    public void StartLeaving() => Change(() => _state = _state with { IsLeaving = true });

    /// <summary>Takes a reason to send something.</summary>
    /// <returns>The lines to send now.</returns>
    public IEnumerable<AddressedLine> Send(Outgoing outgoing) => Change<IEnumerable<AddressedLine>>(() =>
    {
        var lines = TakeLines(outgoing);
        if (lines.Length > 0)
            _state = _state with { SilentSince = _state.SilentSince ?? _clock.GetUtcNow() };
        return lines;
    });

    /// <summary>Takes what a connection delivers.</summary>
    /// <returns>What to show to the user, and whether the server takes lines now (<see cref="Outgoing.Joined"/>).</returns>
    public (IReadOnlyList<ClientEvent> Show, bool IsJoined) Receive(Incoming incoming) => Change(() =>
    {
        _state = _state with { SilentSince = incoming is Incoming.Disconnected ? _state.SilentSince ?? _clock.GetUtcNow() : null };
        return incoming switch
        {
            Incoming.Disconnected disconnected => (Disconnect(disconnected), false),
            Incoming.Line { Text: var text } when TaggedLine.TryParse(text, out var tagged) => ReceiveTagged(tagged),
            Incoming.Line { Text: var text } when !_state.WasJoined && text.StartsWith("! ", StringComparison.Ordinal) => (RefuseConnection(text[2..]), false),
            _ => ([ClientEvent.Changed.Instance], false), // The greeting is for people.
        };
    });

    private AddressedLine[] TakeLines(Outgoing outgoing)
    {
        if (outgoing is Outgoing.Line { Text: var text })
        {
            _unacked.Add(text);
            _state = _state with { SubmittedCount = _state.SubmittedCount + 1, HasSubmittedQuit = _state.HasSubmittedQuit || ClientRun.IsQuit(text) };
        }
        if (!_state.IsJoined)
            return outgoing is Outgoing.NicknameChosen ? SendHandshake() : [];

        List<string> lines = [.. _unacked.TakeUnsent()];
        if (outgoing is Outgoing.Joined)
            lines.Add(_members.Request());
        if (outgoing is Outgoing.Joined or Outgoing.Ping)
            lines.Add(new TaggedClientLine.Ping($"{_clock.GetTimestamp()}").Format());
        return [.. lines.Select(line => new AddressedLine(_connection, line))];
    }

    // The server is full, for instance: people get this line before they are asked for a nickname.
    private ClientEvent[] RefuseConnection(string reason)
    {
        _state = _state with { Refusal = reason, IsConnectionRefused = true };
        return [ClientEvent.Changed.Instance];
    }

    private AddressedLine[] SendHandshake()
    {
        // A connection that started after the nickname was chosen has sent it.
        if (_hasSentHandshake || _state.LacksNickname)
            return [];
        _hasSentHandshake = true;
        return [new AddressedLine(_connection, FormatHandshake())];
    }

    private string FormatHandshake() => new Handshake(_state.Nickname!, _token, _cursor.Received) { LastEvent = _cursor.LastEvent, Room = _cursor.Room }.Format();

    private (IReadOnlyList<ClientEvent> Show, bool IsJoined) ReceiveTagged(TaggedLine tagged)
    {
        if (RoomLine.TryParse(tagged, _clock.GetUtcNow(), out var line))
            return (ReceiveRoomLine(line), false);
        if (!ControlLine.TryParse(tagged, out var control))
            return ([ClientEvent.Changed.Instance], false);
        return control switch
        {
            ControlLine.SessionStarted started => (Start(started), true),
            ControlLine.SessionResumed resumed => (Resume(resumed), true),
            ControlLine.CursorMoved moved => (Skip(moved), true),
            ControlLine.MemberList list => (ReceiveMembers(list), false),
            ControlLine.Goodbye goodbye => (End(goodbye), false),
            _ => (ReceiveAnswer(control), false),
        };
    }

    private ClientEvent[] ReceiveAnswer(ControlLine answer)
    {
        if (answer is ControlLine.Acknowledged { Done: var done })
            _unacked.Acknowledge(done);
        else if (answer is ControlLine.Pong { Value: var sent } && long.TryParse(sent, out var timestamp))
            _state = _state with { Lag = _clock.GetElapsedTime(timestamp) };
        else if (answer is ControlLine.NicknameRefused { Reason: var reason })
            _state = _state with { Refusal = reason, IsConnectionRefused = false, IsNicknameRefused = true };
        return [ClientEvent.Changed.Instance];
    }

    private List<ClientEvent> Start(ControlLine.SessionStarted started)
    {
        if (started.Token != _token)
            _cursor.Received = 0;
        _isHistory = true;
        _token = started.Token;
        List<ClientEvent> show = [MarkJoined()];
        if (_cursor.StartSession(started.Room))
            show.Add(new ClientEvent.Notice("the server was started again: it does not know what was said before"));
        if (started.Lost is > 0 and var lost)
            show.Add(LostNotice(lost));
        if (started.Done is { } done)
            _unacked.Acknowledge(done);
        else if (_unacked.SentCount is > 0 and var uncertain)
            show.Add(new ClientEvent.Notice($"{Lines(uncertain)} said again, perhaps twice: the server does not know what was under way"));
        return show;
    }

    private List<ClientEvent> Resume(ControlLine.SessionResumed resumed)
    {
        _cursor.Received = resumed.Cursor;
        _unacked.Acknowledge(resumed.Done);
        List<ClientEvent> show = [MarkJoined()];
        if (resumed.Lost > 0)
            show.Add(LostNotice(resumed.Lost));
        return show;
    }

    private ClientEvent[] Skip(ControlLine.CursorMoved moved)
    {
        // Members may have joined and left meanwhile: the member list is requested again.
        _cursor.Received = moved.Cursor;
        return [ClientEvent.Changed.Instance];
    }

    private ClientEvent MarkJoined()
    {
        var wasDisconnected = _state.DisconnectedSince is not null;
        _unacked.ResendAll();
        _state = _state with
        {
            IsJoined = true,
            WasJoined = true,
            Refusal = null,
            IsConnectionRefused = false,
            IsNicknameRefused = false,
            Farewell = null,
            ConnectionError = null,
            DisconnectedSince = null,
        };
        return wasDisconnected ? new ClientEvent.Notice("connected again") : ClientEvent.Changed.Instance;
    }

    private IReadOnlyList<ClientEvent> Disconnect(Incoming.Disconnected disconnected)
    {
        var wasJoined = _state.IsJoined;
        _state = _state with { IsJoined = false, ConnectionError = disconnected.Cause, DisconnectedSince = _state.DisconnectedSince ?? _clock.GetUtcNow() };
        if (_state.IsLeaving || !wasJoined)
            return [ClientEvent.Changed.Instance];
        if (_state.Farewell is not null)
            return [new ClientEvent.Notice("the server has closed the connection; trying again")];
        return [new ClientEvent.Notice($"the connection is lost ({ConnectionErrors.Describe(disconnected.Cause)}); trying again")];
    }

    private IReadOnlyList<ClientEvent> ReceiveRoomLine(RoomLine line)
    {
        _cursor.Received++;
        var refused = FindRefused(line);
        if (line.Number is { } number && !_cursor.TryAdvance(number))
            return [];
        Apply(line);
        return [new ClientEvent.Line(line, refused) { IsHistory = _isHistory && line.Number is not null }];
    }

    private string? FindRefused(RoomLine line)
    {
        if (line.RefusedId is not { } id)
            return null;
        _state = _state with { RefusedCount = _state.RefusedCount + 1 };
        return _unacked.Find(id) ?? $"line {id}";
    }

    private void Apply(RoomLine line)
    {
        _members.Apply(line);
        if (IsOwn(line, RoomLineKind.Said) || IsOwn(line, RoomLineKind.Acted) || IsOwn(line, RoomLineKind.Whispered))
            _unacked.MarkShown();
        if (IsOwn(line, RoomLineKind.Joined))
            _isHistory = false;
        if (line.Nick != _state.Nickname)
            _speakers.Apply(line);
        if (IsOwn(line, RoomLineKind.Renamed))
            _state = _state with { Nickname = line.To };
    }

    private bool IsOwn(RoomLine line, RoomLineKind kind) => line.Kind == kind && line.Nick == _state.Nickname;

    private IReadOnlyList<ClientEvent> ReceiveMembers(ControlLine.MemberList list)
    {
        _members.Apply(list);
        if (!list.IsLast)
            return [];
        if (_members.TryTakeRequest())
            return [ClientEvent.Changed.Instance];
        return [new ClientEvent.Line(RoomLine.MemberList(_members.Names) with { Time = _clock.GetUtcNow() })];
    }

    private IReadOnlyList<ClientEvent> End(ControlLine.Goodbye goodbye)
    {
        _state = _state with { Farewell = goodbye.Farewell };
        return [new ClientEvent.Line(RoomLine.Parse(goodbye.Farewell, isEvent: false) with { Time = _clock.GetUtcNow() })];
    }

    private static ClientEvent.Notice LostNotice(long count) => new($"{Lines(count)} gone: you were away for too long");

    private static string Lines(long count) => count == 1 ? "1 line" : $"{count:N0} lines";

    private void Change(Action change) => Change(() =>
    {
        change();
        return true;
    });

    private T Change<T>(Func<T> change)
    {
        lock (_gate)
        {
            var result = change();
            _state = _state with
            {
                Members = _members.Names,
                AreMembersKnown = _members.IsComplete,
                RecentSpeakers = _speakers.Names,
                LastWhisperer = _speakers.LastWhisperer,
                PendingLines = _unacked.Pending,
                UnackedCount = _unacked.Count,
            };
            _snapshot = _state;
            return result;
        }
    }
}
