using System.Globalization;

namespace AkkaChat.Server.Commands;

/// <summary><c>/show 12</c> prints the paste of this number.</summary>
internal static class ShowCommand
{
    public static readonly ChatCommand Definition = new("show", $"/show NUMBER", $"read all lines of a paste", Run) { Aliases = ["paste"], Example = $"/show 12, for a paste that is told as (#12)" };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return ChatCommands.Misused(Definition);
        return long.TryParse(argument.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new CommandOutcome.ReadPaste(number)
            : new CommandOutcome.Refuse($"/show {ChatCommands.Shown(argument)}: use the number of a paste, such as 12 for (#12)");
    }
}
