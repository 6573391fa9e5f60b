namespace AkkaChat.Client.Session;

/// <summary>What a connection delivers, in order.</summary>
internal abstract record Incoming
{
    private Incoming()
    {
    }

    /// <summary>A line from the server.</summary>
    public sealed record Line(string Text) : Incoming;

    /// <summary>The connection broke, could not be made, or was closed.</summary>
    /// <param name="Cause">Null when the server closed it.</param>
    public sealed record Disconnected(Exception? Cause) : Incoming;
}
