using AkkaChat.Protocol;

namespace AkkaChat.Client.Session;

/// <summary>Applies the server's lines to the state of a session, and returns the events that the user sees.</summary>
/// <param name="state">The state.</param>
/// <param name="clock">The clock for lag, outages and private lines.</param>
internal sealed partial class SessionReceiver(SessionState state, TimeProvider clock)
{
    private bool _isHistory;

    /// <summary>Takes what a connection delivers.</summary>
    /// <returns>What to show to the user, and whether the server takes lines now.</returns>
    public (IReadOnlyList<ClientEvent> Show, bool IsJoined) Receive(Incoming incoming)
    {
        state.Snapshot = state.Snapshot with { SilentSince = incoming is Incoming.Disconnected ? state.Snapshot.SilentSince ?? clock.GetUtcNow() : null };
        return incoming switch
        {
            Incoming.Disconnected disconnected => (Disconnect(disconnected), false),
            Incoming.Line { Text: var text } when TaggedLine.TryParse(text, out var tagged) => ReceiveTagged(tagged),
            Incoming.Line { Text: var text } when !state.Snapshot.WasJoined && text.StartsWith("! ", StringComparison.Ordinal) =>
                (RefuseConnection(text[2..]), false),
            Incoming.Line => (Greet(), false),
            _ => ([ClientEvent.Changed.Instance], false),
        };
    }

    private (IReadOnlyList<ClientEvent> Show, bool IsJoined) ReceiveTagged(TaggedLine tagged)
    {
        if (RoomLine.TryParse(tagged, clock.GetUtcNow(), out var line))
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
            state.Unacked.Acknowledge(done);
        else if (answer is ControlLine.Pong { Value: var sent } && long.TryParse(sent, out var timestamp))
            state.Snapshot = state.Snapshot with { Lag = clock.GetElapsedTime(timestamp) };
        else if (answer is ControlLine.Challenge challenge)
            state.Snapshot = state.Snapshot with { Challenge = challenge.Value };
        else if (answer is ControlLine.NicknameRefused refused)
            RefuseNickname(refused);
        return [ClientEvent.Changed.Instance];
    }

    private ClientEvent[] Skip(ControlLine.CursorMoved moved)
    {
        // Members may have joined and left meanwhile: the member list is requested again.
        state.Cursor.Received = moved.Cursor;
        return [ClientEvent.Changed.Instance];
    }

    private IReadOnlyList<ClientEvent> Disconnect(Incoming.Disconnected disconnected)
    {
        var wasJoined = state.Snapshot.IsJoined;
        _isGreeted = false;
        state.Snapshot = state.Snapshot with
        {
            IsJoined = false,
            ConnectionError = disconnected.Cause,
            DisconnectedSince = state.Snapshot.DisconnectedSince ?? clock.GetUtcNow(),
        };
        if (state.Snapshot.IsLeaving || !wasJoined)
            return [ClientEvent.Changed.Instance];
        if (state.Snapshot.Farewell is not null)
            return [new ClientEvent.Notice("the server has closed the connection; trying again")];
        return [new ClientEvent.Notice($"the connection is lost ({ConnectionErrors.Describe(disconnected.Cause)}); trying again")];
    }

    private IReadOnlyList<ClientEvent> ReceiveRoomLine(RoomLine line)
    {
        state.Cursor.Received++;
        var refused = FindRefused(line);
        if (line.Number is { } number && !state.Cursor.TryAdvance(number))
            return [];
        Apply(line);
        return [new ClientEvent.Line(line, refused) { IsHistory = _isHistory && line.Number is not null }];
    }

    private string? FindRefused(RoomLine line)
    {
        if (line.RefusedId is not { } id)
            return null;
        state.Snapshot = state.Snapshot with { RefusedCount = state.Snapshot.RefusedCount + 1 };
        return state.Unacked.Find(id) is { } typed ? CommandNames.Hide(typed) : $"line {id}";
    }

    private void Apply(RoomLine line)
    {
        state.Members.Apply(line);
        if (IsOwn(line, RoomLineKind.Said) || IsOwn(line, RoomLineKind.Acted) || IsOwn(line, RoomLineKind.Whispered))
            state.Unacked.MarkShown();
        if (IsOwn(line, RoomLineKind.Joined))
            _isHistory = false;
        if (line.Nick != state.Snapshot.Nickname)
            state.Speakers.Apply(line);
        if (IsOwn(line, RoomLineKind.Renamed))
            state.Snapshot = state.Snapshot with { Nickname = line.To };
    }

    private bool IsOwn(RoomLine line, RoomLineKind kind) => line.Kind == kind && line.Nick == state.Snapshot.Nickname;

    private IReadOnlyList<ClientEvent> ReceiveMembers(ControlLine.MemberList list)
    {
        state.Members.Apply(list);
        if (!list.IsLast)
            return [];
        if (state.Members.TryTakeRequest())
            return [ClientEvent.Changed.Instance];
        return [new ClientEvent.Line(RoomLine.MemberList(state.Members.Names) with { Time = clock.GetUtcNow() })];
    }

    private IReadOnlyList<ClientEvent> End(ControlLine.Goodbye goodbye)
    {
        state.Snapshot = state.Snapshot with { Farewell = goodbye.Farewell, OtherNodes = goodbye.Nodes };
        return [new ClientEvent.Line(RoomLine.Parse(goodbye.Farewell, isEvent: false) with { Time = clock.GetUtcNow() })];
    }
}
