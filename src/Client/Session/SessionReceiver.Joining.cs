using AkkaChat.Protocol;

namespace AkkaChat.Client.Session;

/// <content>From the greeting to the first line of a session, or until it goes on.</content>
internal sealed partial class SessionReceiver
{
    private bool _isGreeted;

    // The greeting is for people.
    private ClientEvent[] Greet()
    {
        _isGreeted = true;
        return [ClientEvent.Changed.Instance];
    }

    // The server is full, for instance: people get this line before they are asked for a nickname. A server that has asked does not wait for
    // one for ever; that is no news to the user, for whom there is a connection again when a nickname is typed.
    private ClientEvent[] RefuseConnection(string reason)
    {
        if (_isGreeted && state.Snapshot.LacksNickname)
            return [ClientEvent.Changed.Instance];
        state.Snapshot = state.Snapshot with { Refusal = reason, IsConnectionRefused = true, IsRefusalFinal = false };
        return [ClientEvent.Changed.Instance];
    }

    private void RefuseNickname(ControlLine.NicknameRefused refused) => state.Snapshot = state.Snapshot with
    {
        Refusal = refused.Reason,
        IsConnectionRefused = false,
        IsNicknameRefused = true,
        IsRefusalFinal = refused.IsFinal,
    };

    private List<ClientEvent> Start(ControlLine.SessionStarted started)
    {
        if (started.Token != state.Token)
            state.Cursor.Received = 0;
        _isHistory = true;
        state.Token = started.Token;
        List<ClientEvent> show = [MarkJoined()];
        if (state.Cursor.StartSession(started.Epoch))
            show.Add(new ClientEvent.Notice("the server was started again: it does not know what was said before"));
        if (started.Lost is > 0 and var lost)
            show.Add(LostNotice(lost));
        show.AddRange(SetBack(started.Last));
        if (started.Done is { } done)
            state.Unacked.Acknowledge(done);
        else if (state.Unacked.SentCount is > 0 and var uncertain)
            show.Add(new ClientEvent.Notice($"{Lines(uncertain)} sent again and may appear twice: the server does not know which had arrived"));
        return show;
    }

    private List<ClientEvent> Resume(ControlLine.SessionResumed resumed)
    {
        state.Cursor.Received = resumed.Cursor;
        state.Unacked.Acknowledge(resumed.Done);
        List<ClientEvent> show = [MarkJoined()];
        if (resumed.Lost > 0)
            show.Add(LostNotice(resumed.Lost));
        show.AddRange(SetBack(resumed.Last));
        return show;
    }

    private IEnumerable<ClientEvent> SetBack(long? last)
    {
        if (last is not { } number)
            return [];
        state.Cursor.SetBack(number);
        return [new ClientEvent.Notice("the server was set back to a backup: what was said after it is not known there")];
    }

    private ClientEvent MarkJoined()
    {
        var isBack = state.Snapshot is { WasJoined: true, DisconnectedSince: not null };
        state.Unacked.ResendAll();
        state.Snapshot = state.Snapshot with
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
        return isBack ? new ClientEvent.Notice("connected again") : ClientEvent.Changed.Instance;
    }

    private static ClientEvent.Notice LostNotice(long count) => new($"{Lines(count)} gone: you were away for too long");

    private static string Lines(long count) => count == 1 ? "1 line" : $"{count:N0} lines";
}
