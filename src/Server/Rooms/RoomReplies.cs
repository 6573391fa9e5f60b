using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>What the room tells its relays, in one order for all.</summary>
internal static class RoomReplies
{
    /// <summary>The relay is told everything from now on.</summary>
    /// <param name="Epoch">Names the log, and with it the numbering of events.</param>
    /// <param name="Said">What was said last, oldest first.</param>
    public sealed record Subscribed(string Epoch, IReadOnlyList<StampedEvent> Said);

    /// <summary>A client is a member again under a new identifier. Nobody else is told.</summary>
    /// <param name="By">The new identifier.</param>
    /// <param name="Nickname">Its nickname.</param>
    /// <param name="Line">Its own number of its last line that was done.</param>
    /// <param name="Missed">What it has not been told.</param>
    public sealed record Returned(MemberId By, Nickname Nickname, long Line, MissedEvents Missed);

    /// <summary>A client is no member: it must join.</summary>
    /// <param name="By">Who asked.</param>
    /// <param name="Line">Its own number of its last line that was done; null when the room does not know the client.</param>
    /// <param name="Missed">What it has not been told; nothing if it was never here.</param>
    public sealed record NotHere(MemberId By, long? Line, MissedEvents Missed);

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
