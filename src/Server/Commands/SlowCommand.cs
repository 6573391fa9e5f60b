using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary><c>/slow 5s</c> lets everybody say one line in 5 seconds.</summary>
internal static class SlowCommand
{
    public static readonly ChatCommand Definition = new("slow", $"/slow DURATION|off", $"let everybody say one line in a time", Run) { Example = $"/slow 5s", IsForOperators = true };

    private static CommandOutcome Run(string argument)
    {
        if (argument.Length == 0)
            return ChatCommands.Misused(Definition);
        if (argument.Equals("off", StringComparison.OrdinalIgnoreCase))
            return new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Slow));
        return ModerationArguments.TryParseDuration(argument, out var pause)
            ? new CommandOutcome.AskRoom(new RoomCommands.Moderate(ModerationKind.Slow, For: pause))
            : new CommandOutcome.Refuse($"{ModerationArguments.NoDuration(argument)}, or off");
    }
}
