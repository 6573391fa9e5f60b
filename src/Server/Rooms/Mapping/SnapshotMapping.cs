using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;
using AkkaChat.Server.Rooms.State;
using Account = AkkaChat.Server.Rooms.Rules.Account;

namespace AkkaChat.Server.Rooms.Mapping;

/// <summary>The room's state as a snapshot, and back.</summary>
internal static class SnapshotMapping
{
    /// <summary>Writes the state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="withWhispers">Whether the snapshot holds what was said to one member alone.</param>
    public static Snapshot ToSnapshot(RoomState state, bool withWhispers = true)
    {
        var snapshot = new Snapshot { Epoch = state.Epoch, Last = state.Last };
        foreach (var (id, present) in state.Room.Present)
        {
            var placement = new Placement(state.Relays.RelayOf(id), state.Clients.ClientOf(id)) { IsProgram = present.IsProgram };
            snapshot.Present.Add(ToPresent(id, present, placement));
        }
        snapshot.RejoinPoints.AddRange(state.RejoinPoints.All.Select(pair => ToRejoinPoint(pair.Code, pair.Point)));
        snapshot.Accounts.AddRange(state.Room.Accounts.Values.Select(ToAccount));
        ModerationMapping.Write(state.Room.Moderation, snapshot);
        foreach (var (token, client) in state.Clients.All)
            snapshot.Clients.Add(ToClient(token, client));
        foreach (var (relay, command) in state.Relays.Applied)
            snapshot.Relays.Add(new Snapshot.Types.Relay { Relay_ = relay, Command = command });
        foreach (var (relay, name) in state.Relays.Names)
            snapshot.RelayNames.Add(new RelayName { Relay = relay, Name = name });
        if (state.Recent.Latest(RoomState.RecentEventCount) is { Count: > 0 } recent)
            snapshot.Recent.Add(RecordMapping.ToRecord(recent, withWhispers));
        snapshot.Said.AddRange(state.Said.Select(e => RecordMapping.ToRecord([e])));
        return snapshot;
    }

    /// <summary>Restores the state, which must be new.</summary>
    public static void Restore(RoomState state, Snapshot snapshot)
    {
        state.Epoch = snapshot.Epoch;
        state.Last = snapshot.Last;
        foreach (var point in snapshot.RejoinPoints.OrderBy(point => point.Left))
            state.RejoinPoints.Restore(ValueMapping.ToHash(point.Code), ToRejoinPoint(point));
        foreach (var account in snapshot.Accounts)
            state.Room.Restore(new Account(Nickname.Restore(account.Nickname), account.Password, [.. account.Keys]));
        ModerationMapping.Restore(state.Room.Moderation, snapshot);
        foreach (var client in snapshot.Clients.OrderBy(client => client.Time))
            state.Clients.Restore(ValueMapping.ToHash(client.Hash), ToKnown(client));
        foreach (var present in snapshot.Present)
        {
            var placement = ValueMapping.ToPlacement(present.Member);
            var id = new MemberId(present.Joined);
            state.Room.Restore(id, ToPresent(present, state.Room.Moderation));
            state.Relays.Serve(placement.Relay, id);
            if (placement.Client is { } token)
                state.Clients.Join(token, id, state.Clients.TryGet(token, out var known) ? known.Time : default);
        }
        foreach (var relay in snapshot.Relays)
            state.Relays.Note(relay.Relay_, relay.Command);
        foreach (var name in snapshot.RelayNames)
            state.Relays.SetName(name.Relay, name.Name);
        foreach (var e in snapshot.Recent.SelectMany(RecordMapping.ToEvents))
            state.Recent.Add(e with { Relay = e.Placement?.Relay ?? state.Relays.RelayOf(e.By) });
        foreach (var e in snapshot.Said.SelectMany(RecordMapping.ToEvents))
            state.NoteSaid(e);
    }

    private static Snapshot.Types.Present ToPresent(MemberId id, PresentMember present, Placement placement)
    {
        var written = new Snapshot.Types.Present
        {
            Nickname = present.Nickname.Text,
            Member = ValueMapping.ToMember(placement),
            Joined = id.Number,
            Since = present.Since.ToUnixTimeMilliseconds(),
            Active = present.Active.ToUnixTimeMilliseconds(),
            Whisperer = present.LastWhisperer?.Number ?? 0,
            Operator = present.IsOperator,
            Preferences = present.Preferences,
        };
        if (present.Away is { } away)
            written.Away = away;
        if (present.Account is { } account)
            written.Account = account.Text;
        if (present.LoginUntil is { } until)
            written.LoginUntil = until.ToUnixTimeMilliseconds();
        return written;
    }

    private static Snapshot.Types.RejoinPoint ToRejoinPoint(SecretHash code, RejoinPoint point) => new()
    {
        Code = ValueMapping.ToBytes(code),
        Member = point.Member.Number,
        Nickname = point.Nickname.Text,
        After = point.After,
        Left = point.Left?.ToUnixTimeMilliseconds() ?? 0,
        Preferences = point.Preferences,
    };

    private static RejoinPoint ToRejoinPoint(Snapshot.Types.RejoinPoint written) => new(
        new MemberId(written.Member),
        Nickname.Restore(written.Nickname),
        written.After,
        written.Left == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(written.Left))
    {
        Preferences = written.Preferences,
    };

    private static Snapshot.Types.Account ToAccount(Account account)
    {
        var written = new Snapshot.Types.Account { Nickname = account.Name.Text, Password = account.Password };
        written.Keys.AddRange(account.Keys);
        return written;
    }

    private static PresentMember ToPresent(Snapshot.Types.Present written, ModerationState moderation)
    {
        var nickname = Nickname.Restore(written.Nickname);
        var present = new PresentMember(nickname, DateTimeOffset.FromUnixTimeMilliseconds(written.Since))
        {
            IsProgram = written.Member.Program,
            IsOperator = written.Operator,
            Preferences = written.Preferences,
            Account = written.Account.Length == 0 ? null : Nickname.Restore(written.Account),
            LoginUntil = written.HasLoginUntil ? DateTimeOffset.FromUnixTimeMilliseconds(written.LoginUntil) : null,
            MutedUntil = moderation.MutedUntil(nickname),
            Active = DateTimeOffset.FromUnixTimeMilliseconds(written.Active),
            LastWhisperer = written.Whisperer > 0 ? new MemberId(written.Whisperer) : null,
        };
        present.SetAway(written.HasAway ? written.Away : null);
        return present;
    }

    private static Snapshot.Types.Client ToClient(SecretHash token, KnownClient client) => new()
    {
        Hash = ValueMapping.ToBytes(token),
        Line = client.Line,
        Time = client.Time.ToUnixTimeMilliseconds(),
        Member = client.Member.Number,
        Left = client.State == ClientState.Left,
        RemovalText = TextMapping.ToMessage(client.Removal),
        Former = { client.Former.Select(member => member.Number) },
    };

    private static KnownClient ToKnown(Snapshot.Types.Client client) => new(
        client.Line,
        DateTimeOffset.FromUnixTimeMilliseconds(client.Time),
        new MemberId(client.Member),
        client.Left ? ClientState.Left : ClientState.Lost)
    {
        Removal = TextMapping.ToText(client.RemovalText, client.Removal),
        Former = [.. client.Former.Select(member => new MemberId(member))],
    };
}
