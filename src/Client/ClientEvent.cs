using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>Something for the frontend to show.</summary>
internal abstract record ClientEvent
{
    private ClientEvent()
    {
    }

    /// <summary>A line from the server.</summary>
    /// <param name="Content">The line.</param>
    /// <param name="RefusedInput">
    /// The user's line that it refuses, or that line's number when it is no longer known; null for all other lines.
    /// </param>
    public sealed record Line(RoomLine Content, string? RefusedInput = null) : ClientEvent
    {
        /// <summary>Whether the line was said before the user joined.</summary>
        public bool IsHistory { get; init; }
    }

    /// <summary>A message of the client itself.</summary>
    public sealed record Notice(string Text) : ClientEvent;

    /// <summary>The session's snapshot has changed: members, connection, pending lines.</summary>
    public sealed record Changed : ClientEvent
    {
        public static readonly Changed Instance = new();
    }
}
