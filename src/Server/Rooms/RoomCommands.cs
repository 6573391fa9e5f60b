using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>Something that a member asks of the room. The room answers each with one of <see cref="RoomReplies"/>.</summary>
internal abstract record RoomCommand;

/// <summary>What a relay tells the room.</summary>
internal static class RoomCommands
{
    /// <summary>A member's command. The relay fills in the member, so no client can speak for another.</summary>
    /// <param name="By">The member; for <see cref="Join"/> the one that it will be.</param>
    /// <param name="Command">What it asks.</param>
    public sealed record Apply(MemberId By, RoomCommand Command)
    {
        /// <summary>The client's own number of the line that asks; 0 for none.</summary>
        public long Line { get; init; }
    }

    /// <summary>Tell this relay everything from now on; it is the sender. Answered with <see cref="RoomReplies.Subscribed"/>.</summary>
    public sealed record Subscribe
    {
        public static readonly Subscribe Instance = new();
    }

    /// <summary>Accept no more. Answered with <see cref="RoomReplies.Closed"/>, behind all that was told before.</summary>
    public sealed record Close
    {
        public static readonly Close Instance = new();
    }

    /// <summary>How many members are there? Answered with an <see cref="int"/>.</summary>
    public sealed record CountMembers
    {
        public static readonly CountMembers Instance = new();
    }

    /// <summary>Join under a nickname.</summary>
    /// <param name="Nickname">The nickname.</param>
    /// <param name="From">The client's address, for the log.</param>
    public sealed record Join(Nickname Nickname, string From) : RoomCommand
    {
        /// <summary>The resumable client; null if it is none.</summary>
        public ClientKey? Client { get; init; }
    }

    /// <summary>
    /// A resumable client is back that this relay does not know. Answered with <see cref="RoomReplies.Returned"/> if it is still a member,
    /// as after a restart of the server, else with <see cref="RoomReplies.NotHere"/>.
    /// </summary>
    /// <param name="Client">The client.</param>
    /// <param name="After">The number of the last event that it has.</param>
    /// <param name="Epoch">The epoch of that number.</param>
    public sealed record Return(ClientKey Client, long After, string Epoch) : RoomCommand;

    /// <summary>Say something to everybody.</summary>
    public sealed record Say(string Text) : RoomCommand;

    /// <summary>Tell everybody what the member does.</summary>
    public sealed record Act(string Text) : RoomCommand;

    /// <summary>Change the nickname.</summary>
    public sealed record Rename(Nickname Nickname) : RoomCommand;

    /// <summary>Say something to one member alone; answered with <see cref="RoomReplies.Whispered"/>.</summary>
    public sealed record Whisper(Nickname To, string Text) : RoomCommand;

    /// <summary>List the members; answered with <see cref="RoomReplies.Members"/>.</summary>
    public sealed record ListMembers : RoomCommand
    {
        public static readonly ListMembers Instance = new();
    }

    /// <summary>Leave the room.</summary>
    /// <param name="Reason">Why, for the log; null when the member asked for it.</param>
    public sealed record Leave(string? Reason = null) : RoomCommand;
}
