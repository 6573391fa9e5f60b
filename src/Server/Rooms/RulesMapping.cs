using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;

namespace AkkaChat.Server.Rooms;

/// <summary>What operators have laid down as a part of a snapshot, and back.</summary>
internal static class RulesMapping
{
    /// <summary>Writes the rules into a snapshot.</summary>
    public static void Write(RoomRules rules, Snapshot snapshot)
    {
        snapshot.Topic = rules.Topic;
        snapshot.Motd = rules.Motd;
        snapshot.Pause = (long)rules.Pause.TotalMilliseconds;
        snapshot.Locked = rules.IsLocked;
        snapshot.Bans.AddRange(rules.Bans.Select(ToBan));
        foreach (var (nickname, until) in rules.Mutes)
            snapshot.Mutes.Add(new Snapshot.Types.Mute { Nickname = nickname.Text, Until = until.ToUnixTimeMilliseconds() });
    }

    /// <summary>Reads the rules from a snapshot; they must be new.</summary>
    public static void Restore(RoomRules rules, Snapshot snapshot)
    {
        rules.Topic = snapshot.Topic;
        rules.Motd = snapshot.Motd;
        rules.Pause = TimeSpan.FromMilliseconds(snapshot.Pause);
        rules.IsLocked = snapshot.Locked;
        foreach (var ban in snapshot.Bans)
            rules.Add(ToBan(ban), now: default);
        foreach (var mute in snapshot.Mutes)
            rules.Mute(Nickname.Restore(mute.Nickname), DateTimeOffset.FromUnixTimeMilliseconds(mute.Until), now: default);
    }

    private static Snapshot.Types.Ban ToBan(Ban ban)
    {
        var written = new Snapshot.Types.Ban { Nickname = ban.Nickname?.Text ?? "", Addresses = ban.Addresses?.Text ?? "", By = ban.By.Text, Why = ban.Why };
        if (ban.Until is { } until)
            written.Until = until.ToUnixTimeMilliseconds();
        if (ban.Account is { } account)
            written.Account = account.Text;
        return written;
    }

    private static Ban ToBan(Snapshot.Types.Ban written) => new(
        written.Nickname.Length == 0 ? null : Nickname.Restore(written.Nickname),
        RecordMapping.ToAddresses(written.Addresses),
        written.HasUntil ? DateTimeOffset.FromUnixTimeMilliseconds(written.Until) : null,
        Nickname.Restore(written.By),
        written.Why)
    {
        Account = written.Account.Length == 0 ? null : Nickname.Restore(written.Account),
    };
}
