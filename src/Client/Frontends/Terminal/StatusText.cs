using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// Describes the session in a few words, the most important last. It leaves out values that change all the time and concern nobody.
/// </summary>
internal static class StatusText
{
    // Shorter times concern nobody, and would have the window written to again and again.
    private static readonly TimeSpan LeastLag = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeastSilence = TimeSpan.FromSeconds(4);

    /// <summary>Describes a session.</summary>
    /// <param name="session">The session's state.</param>
    /// <param name="address">The server's address.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<string> Of(SessionSnapshot session, string address, DateTimeOffset now)
    {
        var silence = session.SilentFor(now);
        if (session.NeedsNickname)
            return silence < LeastWait ? [address, "choose a nickname"] : [address, "choose a nickname", $"connecting{For(silence)}"];
        if (session.IsJoined)
            return [address, session.Nickname ?? "", MemberCount(session), Connection(session, silence)];
        if (session.WasJoined)
            return [address, $"no connection, trying again{For(session.DisconnectedFor(now))}"];
        return session.IsConnectionRefused
            ? [address, $"no place for you, trying again{For(session.DisconnectedFor(now))}"]
            : [$"connecting to {address}{For(silence)}"];
    }

    /// <summary>Describes that leaving waits for lines.</summary>
    public static string Leaving(int undelivered, TimeSpan timeout) =>
        $"leaving when {(undelivered == 1 ? "1 line is" : $"{undelivered:N0} lines are")} delivered, within {timeout.TotalSeconds:0} s";

    public static string MemberCount(SessionSnapshot session) => session.Members.Count == 1 ? "1 person" : $"{session.Members.Count:N0} people";

    private static string Connection(SessionSnapshot session, TimeSpan silence)
    {
        if (silence >= LeastSilence)
            return $"no answer{For(silence)}";
        var lag = session.Lag > silence ? session.Lag.Value : silence;
        return lag < LeastLag ? "connected" : $"connected, lag {Seconds(lag)}";
    }

    private static string For(TimeSpan time) => time < LeastWait ? "" : $" for {Seconds(time)}";

    private static string Seconds(TimeSpan time) =>
        time < TimeSpan.FromMinutes(2) ? $"{Math.Floor(time.TotalSeconds)} s" : $"{Math.Floor(time.TotalMinutes):N0} min";
}
