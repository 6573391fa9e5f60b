namespace AkkaChat.Protocol;

/// <summary>An event of the room with its number and time.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Stamp">Its number and time.</param>
public readonly record struct StampedEvent(RoomEvent Event, Stamp Stamp);
