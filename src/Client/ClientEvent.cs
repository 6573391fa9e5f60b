namespace AkkaChat.Client;

/// <summary>Something for the user to see.</summary>
internal abstract record ClientEvent
{
    private ClientEvent()
    {
    }

    /// <summary>A line from the server.</summary>
    public sealed record Line(RoomLine Content) : ClientEvent;

    /// <summary>Something that the client itself has to say.</summary>
    public sealed record Notice(string Text) : ClientEvent;

    /// <summary>The state of things has changed: people, connection, lines under way.</summary>
    public sealed record Changed : ClientEvent
    {
        public static readonly Changed Instance = new();
    }
}
