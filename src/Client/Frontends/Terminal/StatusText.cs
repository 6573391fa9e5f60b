namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>The state of things in a few words; the last are the most important.</summary>
internal static class StatusText
{
    /// <summary>The words for a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="place">Where the room is.</param>
    public static IReadOnlyList<string> Of(ClientSession session, string place)
    {
        if (session.NeedsNickname)
            return [place, "choose a nickname"];
        if (session.IsJoined)
            return [place, MemberNames(session), session.Lag is { } lag ? $"connected, lag {lag.TotalMilliseconds:0} ms" : "connected"];
        return [place, session.WasJoined ? "no connection, trying again" : session.IsTurnedAway ? "no place for you, trying again" : "connecting"];
    }

    public static string MemberNames(ClientSession session) => session.MemberNames.Count == 1 ? "1 person" : $"{session.MemberNames.Count:N0} people";
}
