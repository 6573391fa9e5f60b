namespace AkkaChat.Client.Terminal;

/// <summary>The state of things in a few words; the last are the most important.</summary>
internal static class Status
{
    /// <summary>The words for a conversation.</summary>
    /// <param name="talk">The conversation.</param>
    /// <param name="place">Where the room is.</param>
    public static IReadOnlyList<string> Of(Conversation talk, string place)
    {
        if (talk.NeedsNickname)
            return [place, "choose a nickname"];
        if (talk.IsJoined)
            return [place, People(talk), talk.Lag is { } lag ? $"connected, lag {lag.TotalMilliseconds:0} ms" : "connected"];
        return [place, talk.WasJoined ? "no connection, trying again" : talk.IsTurnedAway ? "no place for you, trying again" : "connecting"];
    }

    public static string People(Conversation talk) => talk.People.Count == 1 ? "1 person" : $"{talk.People.Count:N0} people";
}
