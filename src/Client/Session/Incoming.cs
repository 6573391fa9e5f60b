namespace AkkaChat.Client;

/// <summary>What comes out of a connection, in order.</summary>
internal abstract record Incoming
{
    private Incoming()
    {
    }

    /// <summary>A line.</summary>
    public sealed record Line(string Text) : Incoming;

    /// <summary>Its end: it broke, or could not be made, or was closed.</summary>
    /// <param name="Cause">Null when the other side closed it.</param>
    public sealed record Disconnected(Exception? Cause) : Incoming;
}
