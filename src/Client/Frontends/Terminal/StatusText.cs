using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Describes the session in a few words, the most important last.</summary>
internal static class StatusText
{
    /// <summary>Describes a session.</summary>
    /// <param name="session">The session's state.</param>
    /// <param name="address">The server's address.</param>
    public static IReadOnlyList<string> Of(SessionSnapshot session, string address)
    {
        if (session.NeedsNickname)
            return [address, "choose a nickname"];
        if (session.IsJoined)
            return [address, MemberCount(session), session.Lag is { } lag ? $"connected, lag {lag.TotalMilliseconds:0} ms" : "connected"];
        return [address, session.WasJoined ? "no connection, trying again" : session.IsConnectionRefused ? "no place for you, trying again" : "connecting"];
    }

    /// <summary>Describes that leaving waits for lines.</summary>
    public static string Leaving(int undelivered, TimeSpan patience) =>
        $"leaving when {(undelivered == 1 ? "1 line is" : $"{undelivered:N0} lines are")} delivered, within {patience.TotalSeconds:0} s";

    public static string MemberCount(SessionSnapshot session) => session.Members.Count == 1 ? "1 person" : $"{session.Members.Count:N0} people";
}
