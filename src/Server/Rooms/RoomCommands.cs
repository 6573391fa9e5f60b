using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Rooms;

/// <summary>What a session asks of the room. Each is answered in the order of asking and counted in a <see cref="RoomReplies.Confirmed"/>.</summary>
/// <param name="By">The connection that asks.</param>
internal abstract record RoomCommand(ConnectionId By);

/// <summary>What the room can be asked.</summary>
internal static class RoomCommands
{
    /// <summary>Let somebody in; answered with <see cref="RoomReplies.Welcomed"/> or <see cref="RoomReplies.Refused"/>.</summary>
    /// <param name="By">The new connection.</param>
    /// <param name="Session">Who gets what the member is to see.</param>
    /// <param name="Nickname">What it wants to be called.</param>
    /// <param name="Ending">The line ending that it uses.</param>
    /// <param name="From">Where it comes from, for the log.</param>
    public sealed record Join(ConnectionId By, IActorRef Session, Nickname Nickname, WireFormat Ending, string From) : RoomCommand(By);

    /// <summary>Say something to everybody.</summary>
    public sealed record Say(ConnectionId By, string Text) : RoomCommand(By);

    /// <summary>Tell everybody what the member does.</summary>
    public sealed record Act(ConnectionId By, string Text) : RoomCommand(By);

    /// <summary>Call the member something else.</summary>
    public sealed record Rename(ConnectionId By, Nickname Nickname) : RoomCommand(By);

    /// <summary>Say something to one member alone; both get <see cref="RoomReplies.Whispered"/>.</summary>
    public sealed record Whisper(ConnectionId By, Nickname To, string Text) : RoomCommand(By);

    /// <summary>Who is here? Answered with <see cref="RoomReplies.Members"/>.</summary>
    public sealed record ListMembers(ConnectionId By) : RoomCommand(By);

    /// <summary>Hand these lines back once the member has seen all that came before: answers never overtake what was said.</summary>
    public sealed record Answer(ConnectionId By, EncodedLines Lines) : RoomCommand(By);

    /// <summary>Refuse the member's line in its turn; answered with <see cref="RoomReplies.Refused"/>.</summary>
    public sealed record Refuse(ConnectionId By, string Reason) : RoomCommand(By);

    /// <summary>The member goes; answered with <see cref="RoomReplies.Goodbye"/> after the last line that is for it.</summary>
    public sealed record Leave(ConnectionId By) : RoomCommand(By);

    /// <summary>A member's session has ended, however it came to that.</summary>
    public sealed record SessionEnded(ConnectionId By);

    /// <summary>How many are here? Answered with an <see cref="int"/>.</summary>
    public sealed record CountMembers
    {
        public static readonly CountMembers Instance = new();
    }

    /// <summary>Deliver all that was accepted, accept no more, and answer <see cref="RoomReplies.Closed"/>.</summary>
    public sealed record Close
    {
        public static readonly Close Instance = new();
    }

    /// <summary>The room's note to itself, behind all that its mailbox holds: deliver what has come together.</summary>
    public sealed record Flush
    {
        public static readonly Flush Instance = new();
    }
}
