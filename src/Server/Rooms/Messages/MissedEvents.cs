using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>The events that a client missed while it had no connection.</summary>
/// <param name="Events">The events, oldest first.</param>
/// <param name="Lost">How many events before these are not kept any more.</param>
internal sealed record MissedEvents(IReadOnlyList<StampedEvent> Events, long Lost)
{
    /// <summary>The number of the last event, if the client has a later one: the log was set back to a backup. Null otherwise.</summary>
    public long? Last { get; init; }
}
