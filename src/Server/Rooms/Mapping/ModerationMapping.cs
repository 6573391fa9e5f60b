using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms.Rules;

namespace AkkaChat.Server.Rooms.Mapping;

/// <summary>What operators have laid down as a part of a snapshot, and back.</summary>
internal static class ModerationMapping
{
    /// <summary>Writes it into a snapshot.</summary>
    public static void Write(ModerationState moderation, Snapshot snapshot)
    {
        snapshot.Topic = moderation.Topic;
        snapshot.Motd = moderation.Motd;
        snapshot.SlowMode = (long)moderation.SlowMode.TotalMilliseconds;
        snapshot.Locked = moderation.IsLocked;
        snapshot.Bans.AddRange(moderation.Bans.Select(ToBan));
        foreach (var (nickname, until) in moderation.Mutes)
            snapshot.Mutes.Add(new Snapshot.Types.Mute { Nickname = nickname.Text, Until = until.ToUnixTimeMilliseconds() });
    }

    /// <summary>Reads it from a snapshot; it must be new.</summary>
    public static void Restore(ModerationState moderation, Snapshot snapshot)
    {
        moderation.Topic = snapshot.Topic;
        moderation.Motd = snapshot.Motd;
        moderation.SlowMode = TimeSpan.FromMilliseconds(snapshot.SlowMode);
        moderation.IsLocked = snapshot.Locked;
        foreach (var ban in snapshot.Bans)
            moderation.Add(ToBan(ban), now: default);
        foreach (var mute in snapshot.Mutes)
            moderation.Mute(Nickname.Restore(mute.Nickname), DateTimeOffset.FromUnixTimeMilliseconds(mute.Until), now: default);
    }

    private static Snapshot.Types.Ban ToBan(Ban ban)
    {
        var written = new Snapshot.Types.Ban
        {
            Nickname = ban.Nickname?.Text ?? "",
            Addresses = ban.Addresses?.Text ?? "",
            By = ban.By.Text,
            Why = ban.Why,
        };
        if (ban.Until is { } until)
            written.Until = until.ToUnixTimeMilliseconds();
        if (ban.Account is { } account)
            written.Account = account.Text;
        return written;
    }

    private static Ban ToBan(Snapshot.Types.Ban written) => new(
        written.Nickname.Length == 0 ? null : Nickname.Restore(written.Nickname),
        ValueMapping.ToAddresses(written.Addresses),
        written.HasUntil ? DateTimeOffset.FromUnixTimeMilliseconds(written.Until) : null,
        Nickname.Restore(written.By),
        written.Why)
    {
        Account = written.Account.Length == 0 ? null : Nickname.Restore(written.Account),
    };
}
