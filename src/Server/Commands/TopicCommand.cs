using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary><c>/topic</c> says what the room is about; operators change it with <c>/topic TEXT</c>, and remove it with <c>/topic -</c>.</summary>
internal static class TopicCommand
{
    public static readonly ChatCommand Definition = new("topic", $"/topic [TEXT]", $"see what the room is about; operators change it, and remove it with -", Run);

    private static CommandOutcome.AskRoom Run(string argument) => ModerationArguments.ShowOrChange(ModerationKind.Topic, argument);
}
