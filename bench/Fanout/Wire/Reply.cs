namespace AkkaChat.Bench.Fanout.Wire;

/// <summary>What a server's line means to who is joining.</summary>
internal readonly record struct Reply(ReplyKind Kind, byte[] Answer)
{
    /// <summary>Nothing that matters.</summary>
    public static readonly Reply None = new(ReplyKind.None, []);

    /// <summary>The connection is in.</summary>
    public static readonly Reply Joined = new(ReplyKind.Joined, []);

    /// <summary>The server does not let it in.</summary>
    public static readonly Reply Refused = new(ReplyKind.Refused, []);

    /// <summary>The server waits for an answer.</summary>
    public static Reply Wants(byte[] answer) => new(ReplyKind.WantsAnswer, answer);
}

internal enum ReplyKind
{
    None,
    Joined,
    Refused,
    WantsAnswer,
}
