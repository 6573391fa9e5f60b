using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary>All commands. A new command is a file in this folder and a line in the list.</summary>
internal static class ChatCommands
{
    /// <summary>The commands in the order of <c>/help</c>.</summary>
    public static readonly IReadOnlyList<ChatCommand> All =
    [
        HelpCommand.Definition,
        WhoCommand.Definition,
        HistoryCommand.Definition,
        NickCommand.Definition,
        MeCommand.Definition,
        MsgCommand.Definition,
        NodesCommand.Definition,
        QuitCommand.Definition,
    ];

    /// <summary>Runs a command that a member typed.</summary>
    public static CommandOutcome Run(ClientLine.Command typed) => Find(typed.Name) is { } command
        ? command.Run(typed.Argument)
        : new CommandOutcome.Refuse($"there is no command /{typed.Name}: /help lists them (to say a line that begins with a slash, type two)");

    /// <summary>The command with this name, in upper or lower case; null when there is none.</summary>
    public static ChatCommand? Find(string name) => All.FirstOrDefault(command => command.IsCalled(name));

    /// <summary>Refuses a command without its argument.</summary>
    public static CommandOutcome Misused(ChatCommand command) => new CommandOutcome.Refuse($"type {command.Usage} to {command.Help}");
}
