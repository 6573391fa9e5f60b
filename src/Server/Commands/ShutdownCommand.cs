using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/shutdown 60s moving</c> stops the server after a while; <c>/shutdown off</c> lets it run on.</summary>
internal static class ShutdownCommand
{
    public static readonly ChatCommand Definition = new("shutdown", $"/shutdown DURATION|off [WHY]", $"stop the server after a time, or let it run on", Run)
    {
        Example = $"/shutdown 60s we move to another machine",
        IsForOperators = true,
    };

    private static CommandOutcome Run(string argument)
    {
        var (word, why) = ModerationArguments.Split(argument);
        if (word.Length == 0)
            return ChatCommands.Misused(Definition);
        if (word.Equals("off", StringComparison.OrdinalIgnoreCase))
            return new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Shutdown));
        return ModerationArguments.TryParseDuration(word, out var time)
            ? new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Shutdown, For: time, Text: why))
            : new CommandOutcome.Refuse($"{ModerationArguments.NoDuration(word)}, or off");
    }
}
