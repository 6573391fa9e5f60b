namespace AkkaChat.Client.Terminal;

/// <summary>The state of things in a few words.</summary>
internal static class Status
{
    public static string Of(Conversation talk)
    {
        if (NeedsNickname(talk))
            return "choose a nickname";
        if (!talk.IsJoined)
            return talk.WasJoined ? "no connection, trying again" : "connecting";
        var lag = talk.Lag is { } time ? $", lag {time.TotalMilliseconds:0} ms" : "";
        return $"{People(talk)} · connected{lag}";
    }

    /// <summary>Whether the user has to choose one, or another one.</summary>
    public static bool NeedsNickname(Conversation talk) => !talk.WasJoined && (talk.Nickname is null || talk.Refusal is not null);

    public static string People(Conversation talk) => talk.People.Count == 1 ? "1 person" : $"{talk.People.Count:N0} people";
}
