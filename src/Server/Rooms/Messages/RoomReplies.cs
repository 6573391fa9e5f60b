using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>What the room tells a relay.</summary>
internal static class RoomReplies
{
    /// <summary>The relay may read on from the last event.</summary>
    /// <param name="Epoch">Names the log, and with it the numbering of events.</param>
    /// <param name="Last">The number of the last event.</param>
    /// <param name="Said">What was said last, oldest first.</param>
    public sealed record Subscribed(string Epoch, long Last, IReadOnlyList<StampedEvent> Said)
    {
        /// <summary>What the room is about; empty for nothing.</summary>
        public string Topic { get; init; } = "";

        /// <summary>The message of the day; empty for none.</summary>
        public string Motd { get; init; } = "";
    }

    /// <summary>The relay is forgotten.</summary>
    public sealed record Unsubscribed
    {
        public static readonly Unsubscribed Instance = new();
    }

    /// <summary>What comes after an event, in the order in which it happened.</summary>
    /// <param name="Events">The next events. They are recorded.</param>
    /// <param name="Answers">What came of this relay's commands that brought nothing about.</param>
    public sealed record Batch(IReadOnlyList<LoggedEvent> Events, IReadOnlyList<CommandAnswer> Answers);

    /// <summary>The answer to a command that brought nothing about.</summary>
    /// <param name="Command">The relay's number of the command.</param>
    /// <param name="After">The number of the last event before the answer.</param>
    /// <param name="Answer">The answer.</param>
    public sealed record CommandAnswer(long Command, long After, RoomAnswer Answer);
}
