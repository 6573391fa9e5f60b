using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>The events that a client missed while it had no connection.</summary>
/// <param name="Events">The events, oldest first.</param>
/// <param name="Lost">How many events before these are not kept any more.</param>
internal sealed record MissedEvents(IReadOnlyList<StampedEvent> Events, long Lost);
