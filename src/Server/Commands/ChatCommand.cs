namespace AkkaChat.Server.Commands;

/// <summary>Something that a member can type after a slash.</summary>
/// <param name="Name">What it is called, without the slash.</param>
/// <param name="Usage">How it is typed, with the slash; what is to be filled in stands in capitals.</param>
/// <param name="Help">What it does, in a few words.</param>
/// <param name="Run">What comes of it: the member who typed it, and what followed the name.</param>
internal sealed record ChatCommand(string Name, string Usage, string Help, Func<ConnectionId, string, CommandOutcome> Run);
