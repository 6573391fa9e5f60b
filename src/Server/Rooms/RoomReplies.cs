using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>What the room tells its relays, in one order for all.</summary>
internal static class RoomReplies
{
    /// <summary>A command was accepted, and this happened; for every member to know.</summary>
    /// <param name="By">Who did it.</param>
    /// <param name="Event">What happened.</param>
    /// <param name="Stamp">Its number and time.</param>
    public sealed record Happened(MemberId By, RoomEvent Event, Stamp Stamp);

    /// <summary>A command was refused and changed nothing.</summary>
    /// <param name="By">Who asked.</param>
    /// <param name="Reason">What is wrong, with which value, and what to do.</param>
    public sealed record Refused(MemberId By, string Reason);

    /// <summary>One member said something to another; for both to know.</summary>
    /// <param name="By">Who said it.</param>
    /// <param name="To">Whom it is for.</param>
    /// <param name="From">The speaker's nickname.</param>
    /// <param name="Addressee">The addressee's nickname.</param>
    /// <param name="Text">What was said.</param>
    public sealed record Whispered(MemberId By, MemberId To, Nickname From, Nickname Addressee, string Text);

    /// <summary>The answer to <see cref="RoomCommands.ListMembers"/>.</summary>
    /// <param name="By">Who asked.</param>
    /// <param name="Nicknames">Everybody who is here, in alphabetical order; the same object until that changes.</param>
    public sealed record Members(MemberId By, IReadOnlyList<Nickname> Nicknames);

    /// <summary>The room accepts no more; nothing follows.</summary>
    public sealed record Closed
    {
        public static readonly Closed Instance = new();
    }
}
