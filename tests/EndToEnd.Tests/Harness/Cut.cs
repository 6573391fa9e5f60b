namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>What a connection through a <see cref="CuttingProxy"/> suffers.</summary>
/// <param name="Side">The direction in which the bytes are counted.</param>
/// <param name="Bytes">How many pass; the next one does not.</param>
/// <param name="Ending">What both sides see in the end.</param>
internal sealed record Cut(Side Side, int Bytes, Ending Ending)
{
    /// <summary>Nothing passes at all.</summary>
    public static readonly Cut AtOnce = new(Side.ToServer, 0, Ending.Reset);

    /// <summary>How late each piece comes in this direction.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>For how long nothing passes in this direction before the end, while the other one goes on.</summary>
    public TimeSpan Pause { get; init; }
}

/// <summary>A direction.</summary>
internal enum Side
{
    ToServer,
    ToClient,
}

/// <summary>How a connection ends.</summary>
internal enum Ending
{
    /// <summary>The bytes end, as if the other side had closed.</summary>
    End,

    /// <summary>The connection breaks.</summary>
    Reset,
}
