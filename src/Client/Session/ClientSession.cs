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
    private readonly ServerKey? _key;
    private readonly SessionState _state;
    private readonly SessionReceiver _receiver;
    private volatile SessionSnapshot _snapshot;
    private int _connection;
    private bool _hasSentHandshake;

    /// <summary>Creates a session that is not connected.</summary>
    /// <param name="nickname">The nickname to join with; null when the user has to choose one.</param>
    /// <param name="clock">The clock for lag, outages and private lines.</param>
    /// <param name="isProgram">Whether a program types, and no person.</param>
    /// <param name="key">Opens the user's registered nicknames; null for none.</param>
    public ClientSession(string? nickname, TimeProvider clock, bool isProgram = false, ServerKey? key = null)
    {
        _clock = clock;
        _key = key;
        _state = new SessionState(nickname, isProgram);
        _receiver = new SessionReceiver(_state, clock);
        _snapshot = _state.Snapshot;
    }

    /// <summary>The state now. Each read may return another one.</summary>
    public SessionSnapshot Snapshot => _snapshot;

    /// <summary>Starts a connection.</summary>
    /// <returns>The connection's number, and the handshake to send, once there is a nickname.</returns>
    public (int Connection, string? Handshake) StartConnection() => Change(() =>
    {
        _connection++;
        _state.Unacked.ResendAll();
        _state.Members.ForgetRequests();
        _state.Snapshot = _state.Snapshot with { IsJoined = false, SilentSince = _state.Snapshot.SilentSince ?? _clock.GetUtcNow() };
        _hasSentHandshake = !_state.Snapshot.LacksNickname;
        return (_connection, _hasSentHandshake ? _state.FormatHandshake() : null);
    });

    /// <summary>Sets the nickname. <see cref="Outgoing.NicknameChosen"/> sends it to the server, which may refuse it.</summary>
    public void ChooseNickname(string nickname) => Change(() =>
    {
        _hasSentHandshake = false;
        _state.Snapshot = _state.Snapshot with
        {
            Nickname = nickname,
            Refusal = null,
            IsConnectionRefused = false,
            IsNicknameRefused = false,
            IsRefusalFinal = false,
        };
    });

    /// <summary>Declares that the user submits no more lines.</summary>
    public void EndInput() => Change(() => _state.Snapshot = _state.Snapshot with { HasInputEnded = true });

    /// <summary>Declares that the user leaves.</summary>
    public void StartLeaving() => Change(() => _state.Snapshot = _state.Snapshot with { IsLeaving = true });

    /// <summary>Takes a reason to send something.</summary>
    /// <returns>The lines to send now.</returns>
    public IEnumerable<AddressedLine> Send(Outgoing outgoing) => Change<IEnumerable<AddressedLine>>(() =>
    {
        var lines = TakeLines(outgoing);
        if (lines.Length > 0)
            _state.Snapshot = _state.Snapshot with { SilentSince = _state.Snapshot.SilentSince ?? _clock.GetUtcNow() };
        return lines;
    });

    /// <summary>Takes what a connection delivers.</summary>
    /// <returns>What to show to the user, and whether the server takes lines now (<see cref="Outgoing.Joined"/>).</returns>
    public (IReadOnlyList<ClientEvent> Show, bool IsJoined) Receive(Incoming incoming) => Change(() => _receiver.Receive(incoming));

    private AddressedLine[] TakeLines(Outgoing outgoing)
    {
        if (outgoing is Outgoing.Line { Text: var text })
        {
            _state.Unacked.Add(text);
            _state.Snapshot = _state.Snapshot with
            {
                SubmittedCount = _state.Snapshot.SubmittedCount + 1,
                HasSubmittedQuit = _state.Snapshot.HasSubmittedQuit || CommandNames.IsQuit(text),
            };
        }
        if (!_state.Snapshot.IsJoined)
            return outgoing is Outgoing.NicknameChosen ? SendHandshake() : [];

        if (outgoing is Outgoing.Challenged)
            return Prove();
        List<string> lines = [.. _state.Unacked.TakeUnsent()];
        if (outgoing is Outgoing.Joined)
            lines.Add(_state.Members.Request());
        if (outgoing is Outgoing.Joined or Outgoing.Ping)
            lines.Add(new TaggedClientLine.Ping($"{_clock.GetTimestamp()}").Format());
        return [.. lines.Select(line => new AddressedLine(_connection, line))];
    }

    private AddressedLine[] Prove()
    {
        var challenge = _state.Snapshot.Challenge;
        _state.Snapshot = _state.Snapshot with { Challenge = null };
        return challenge is not null && _key?.Sign(_state.Cursor.Epoch, challenge) is { } proof
            ? [new AddressedLine(_connection, proof.Format())]
            : [];
    }

    private AddressedLine[] SendHandshake()
    {
        // A connection that started after the nickname was chosen has sent it.
        if (_hasSentHandshake || _state.Snapshot.LacksNickname)
            return [];
        _hasSentHandshake = true;
        return [new AddressedLine(_connection, _state.FormatHandshake())];
    }

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
            _snapshot = _state.TakeSnapshot();
            return result;
        }
    }
}
