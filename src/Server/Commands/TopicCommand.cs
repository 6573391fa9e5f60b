using AkkaChat.Protocol;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary><c>/topic</c> says what the room is about; operators change it with <c>/topic TEXT</c>, and remove it with <c>/topic -</c>.</summary>
internal static class TopicCommand
{
    private const string Removal = "-";

    public static readonly ChatCommand Definition = new("topic", "/topic [TEXT]", "see what the room is about; operators change it, and remove it with -", Run);

    private static CommandOutcome.AskRoom Run(string argument) => new(argument.Length == 0
        ? new RoomCommands.Show(ModerationKind.Topic)
        : new RoomCommands.Moderate(ModerationKind.Topic, Text: argument == Removal ? "" : argument));
}
