using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;

namespace AkkaChat.Server.Rooms;

/// <summary>The room's state as a snapshot, and back.</summary>
internal static class SnapshotMapping
{
    /// <summary>Writes the state.</summary>
    public static Snapshot ToSnapshot(RoomState state)
    {
        var snapshot = new Snapshot { Epoch = state.Epoch, Last = state.Last };
        foreach (var id in state.Members.Ids)
            snapshot.Present.Add(new Snapshot.Types.Present { Nickname = state.Members.NameOf(id).Text, Member = RecordMapping.ToMember(new LoggedMember(id, state.Clients.ClientOf(id))) });
        foreach (var (key, client) in state.Clients.All)
            snapshot.Clients.Add(new Snapshot.Types.Client { Hash = RecordMapping.ToBytes(key), Line = client.Line, Time = client.Time.ToUnixTimeMilliseconds() });
        snapshot.Recent.AddRange(state.Recent.All.Select(e => RecordMapping.ToRecord([e])));
        snapshot.Said.AddRange(state.Said.All.Select(e => RecordMapping.ToRecord([e])));
        return snapshot;
    }

    /// <summary>Restores the state, which must be new.</summary>
    public static void Restore(RoomState state, Snapshot snapshot)
    {
        state.Epoch = snapshot.Epoch;
        state.Last = snapshot.Last;
        foreach (var client in snapshot.Clients.OrderBy(client => client.Time))
            state.Clients.Restore(RecordMapping.ToKey(client.Hash), new KnownClient(client.Line, DateTimeOffset.FromUnixTimeMilliseconds(client.Time), null));
        foreach (var present in snapshot.Present)
        {
            var member = RecordMapping.ToLogged(present.Member);
            state.Members.Restore(member.Id, Nickname.Restore(present.Nickname));
            if (member.Client is { } key)
                state.Clients.Join(key, member.Id, state.Clients.TryGet(key, out var known) ? known.Time : default);
        }
        foreach (var e in snapshot.Recent.SelectMany(RecordMapping.ToEvents))
            state.Recent.Add(e);
        foreach (var e in snapshot.Said.SelectMany(RecordMapping.ToEvents))
            state.Said.Add(e);
    }
}
