namespace AkkaChat.Server.Commands;

/// <summary>Something that a member can type after a slash.</summary>
/// <param name="Name">Its name, without the slash.</param>
/// <param name="Usage">How it is typed, with the slash; placeholders stand in capitals.</param>
/// <param name="Help">What it does, in a few words.</param>
/// <param name="Run">Takes what followed the name.</param>
internal sealed record ChatCommand(string Name, string Usage, string Help, Func<string, CommandOutcome> Run);
