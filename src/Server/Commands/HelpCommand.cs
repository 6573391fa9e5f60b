using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary><c>/help</c> lists the commands; <c>/help msg</c> explains one.</summary>
internal static class HelpCommand
{
    public static readonly ChatCommand Definition =
        new("help", $"/help [COMMAND]", $"see this list, or how a command is used", argument => Run(argument.TrimStart('/')))
        {
            Aliases = ["commands", "?"],
            Example = $"/help msg",
        };

    private static CommandOutcome Run(string name)
    {
        if (name.Length == 0)
            return new CommandOutcome.Show([.. List()]);
        return ChatCommands.Find(name) is { } command
            ? new CommandOutcome.Show([.. Explain(command)])
            : new CommandOutcome.Refuse(ChatCommands.Unknown(name));
    }

    /// <summary>The help for a client without a nickname.</summary>
    public static IReadOnlyList<ServerText> WithoutNickname { get; } =
        [$"type a nickname to join: one word of at most {Nickname.MaxGraphemes} characters", $"/q to leave, /lang ko to read Korean", $"the other commands come after that"];

    private static string ForOperators => string.Join(" ", ChatCommands.All.Where(command => command.IsForOperators).Select(command => $"/{command.Name}"));

    private static IEnumerable<ServerText> List() =>
    [
        .. ChatCommands.All.Where(command => !command.IsForOperators).Select(Describe),
        $"operators have {ForOperators} too",
        $"any other line is said to everybody; // says a line that begins with a slash",
    ];

    private static ServerText Describe(ChatCommand command) => $"{command.Usage} to {command.Help}";

    private static IEnumerable<ServerText> Explain(ChatCommand command)
    {
        yield return Describe(command);
        if (command.Example is { } example)
            yield return $"for instance: {example}";
        if (command.Aliases.Count > 0)
            yield return $"also: {string.Join(" ", command.Aliases.Select(alias => $"/{alias}"))}";
    }
}
