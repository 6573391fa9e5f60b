using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary>A slash command.</summary>
/// <param name="Name">The name, without the slash.</param>
/// <param name="Usage">What to type, with the slash; placeholders are in capitals.</param>
/// <param name="Help">What the command does, in a few words.</param>
/// <param name="Run">Runs the command; its input is the text after the name.</param>
internal sealed record ChatCommand(string Name, ServerText Usage, ServerText Help, Func<string, CommandOutcome> Run)
{
    /// <summary>Other names, which people know from other rooms.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What somebody could type, for <c>/help</c>; null where the usage says it all.</summary>
    public ServerText? Example { get; init; }

    /// <summary>Whether the room allows it to operators alone.</summary>
    public bool IsForOperators { get; init; }

    /// <summary>All names, the command's own first.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Name);

    /// <summary>Whether this is one of the command's names, in upper or lower case.</summary>
    public bool IsCalled(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
