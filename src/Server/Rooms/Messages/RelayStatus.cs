namespace AkkaChat.Server.Rooms.Messages;

/// <summary>How a relay is, as the room sees it.</summary>
/// <param name="Name">Its node and which of its relays it is.</param>
/// <param name="Members">How many members it serves.</param>
/// <param name="Behind">How many events it has yet to read, without those that are on their way; null while it does not read.</param>
/// <param name="HasRoom">Whether the room is on its node.</param>
internal sealed record RelayStatus(string Name, int Members, long? Behind, bool HasRoom);
