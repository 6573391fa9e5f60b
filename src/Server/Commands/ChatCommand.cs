namespace AkkaChat.Server.Commands;

/// <summary>A slash command.</summary>
/// <param name="Name">The name, without the slash.</param>
/// <param name="Usage">What to type, with the slash; placeholders are in capitals.</param>
/// <param name="Help">What the command does, in a few words.</param>
/// <param name="Run">Runs the command; its input is the text after the name.</param>
internal sealed record ChatCommand(string Name, string Usage, string Help, Func<string, CommandOutcome> Run)
{
    /// <summary>Another name that people try; null without one.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether this is the command's name, in upper or lower case.</summary>
    public bool IsCalled(string name) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) || (Alias is not null && string.Equals(Alias, name, StringComparison.OrdinalIgnoreCase));
}
