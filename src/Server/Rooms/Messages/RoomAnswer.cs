using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>What the room answers a command that brought nothing about. It is not recorded: who did not get it may ask again.</summary>
internal abstract record RoomAnswer
{
    private RoomAnswer()
    {
    }

    /// <summary>The command was refused and changed nothing.</summary>
    /// <param name="Reason">What is wrong, with which value, and what to do.</param>
    /// <param name="IsFinal">Whether it would be refused later too, whoever is here then.</param>
    public sealed record Refused(ServerText Reason, bool IsFinal = false) : RoomAnswer
    {
        /// <summary>Whether who wants to join must go, under any nickname.</summary>
        public bool ClosesConnection { get; init; }
    }

    /// <summary>The answer to <see cref="RoomCommands.ListMembers"/>.</summary>
    /// <param name="Nicknames">Everybody who is here, in alphabetical order; the same list until that changes.</param>
    public sealed record Members(IReadOnlyList<Nickname> Nicknames) : RoomAnswer
    {
        /// <summary>What there is to say about each, such as <c>away</c>: as many as nicknames, most of them empty.</summary>
        public IReadOnlyList<ServerText> Notes { get; init; } = [];
    }

    /// <summary>The answer to a question about the room.</summary>
    /// <param name="Texts">Lines for who asked.</param>
    public sealed record Lines(IReadOnlyList<ServerText> Texts) : RoomAnswer;

    /// <summary>The answer to <see cref="RoomCommands.Ignore"/>: there is somebody of this name.</summary>
    /// <param name="Who">The name.</param>
    public sealed record Ignoring(Nickname Who) : RoomAnswer
    {
        /// <summary>Its registered nickname; null for none.</summary>
        public Nickname? Account { get; init; }
    }

    /// <summary>The answer to <see cref="RoomCommands.FindPassword"/>: what to check a password against.</summary>
    /// <param name="Nickname">The member's nickname.</param>
    /// <param name="Hash">The hash of its password.</param>
    public sealed record PasswordOf(Nickname Nickname, string Hash) : RoomAnswer
    {
        /// <inheritdoc />
        public override string ToString() => $"the password of {Nickname}";
    }

    /// <summary>The answer to <see cref="RoomCommands.ListNodes"/>.</summary>
    /// <param name="Relays">The relays of all nodes.</param>
    public sealed record Nodes(IReadOnlyList<RelayStatus> Relays) : RoomAnswer;

    /// <summary>A client goes on as the member that it is.</summary>
    /// <param name="Member">The member.</param>
    /// <param name="Nickname">Its nickname.</param>
    /// <param name="Line">Its own number of its last line that was done.</param>
    /// <param name="Missed">What it has not been told.</param>
    public sealed record Resumed(MemberId Member, Nickname Nickname, long Line, MissedEvents Missed) : RoomAnswer
    {
        /// <summary>How it wants its lines.</summary>
        public string Preferences { get; init; } = "";
    }

    /// <summary>A client is no member: it must join.</summary>
    /// <param name="Member">The member that it was last.</param>
    /// <param name="Line">Its own number of its last line that was done; null when the room does not know the client.</param>
    /// <param name="HasLeft">Whether it asked to leave when it was here last.</param>
    /// <param name="Missed">What it has not been told; null if it has no cursor in this log.</param>
    public sealed record NotHere(MemberId Member, long? Line, bool HasLeft, MissedEvents? Missed) : RoomAnswer
    {
        /// <summary>What it is told, if an operator removed it when it was here last; null otherwise.</summary>
        public ServerText? Removal { get; init; }
    }

    /// <summary>The owner of a code may rejoin.</summary>
    /// <param name="Member">The member that it was.</param>
    /// <param name="Missed">What it has not been told.</param>
    public sealed record RejoinPointFound(MemberId Member, MissedEvents Missed) : RoomAnswer
    {
        /// <summary>How it wants its lines.</summary>
        public string Preferences { get; init; } = "";
    }

    /// <summary>There is nothing to do: the line was done already, or its member is no longer here, or is served by another relay.</summary>
    public sealed record Nothing : RoomAnswer
    {
        public static readonly Nothing Instance = new();
    }
}
