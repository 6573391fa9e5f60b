using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>Something that a member asks of the room. What comes of it is an event, or else a <see cref="RoomAnswer"/>.</summary>
internal abstract record RoomCommand
{
    /// <summary>Whether the relay asks by itself: no line of the client waits for what comes of it.</summary>
    public virtual bool IsByRelay => false;

    /// <summary>How many of the client's lines it is.</summary>
    public virtual int Lines => 1;
}

/// <summary>What a relay tells the room.</summary>
internal static class RoomCommands
{
    /// <summary>A new relay is there; it is the sender. Answered with <see cref="RoomReplies.Subscribed"/>.</summary>
    /// <param name="Relay">The relay's number, chosen at random.</param>
    /// <param name="Name">
    /// Names the relay's node and which of its relays it is: a relay that comes in the place of another shows that the other is gone.
    /// </param>
    public sealed record Subscribe(int Relay, string Name = "");

    /// <summary>A relay that has ended its sessions stops. Answered with <see cref="RoomReplies.Unsubscribed"/>.</summary>
    /// <param name="Relay">The relay's number.</param>
    public sealed record Unsubscribe(int Relay);

    /// <summary>
    /// What comes after an event? Answered with <see cref="RoomReplies.Batch"/> when there is something. A question that comes again, or
    /// another one, takes the place of one that is not answered yet.
    /// </summary>
    /// <param name="Relay">The relay's number.</param>
    /// <param name="After">The number of the last event that the relay has.</param>
    /// <param name="Answered">The number of its last command whose outcome it has.</param>
    public sealed record Read(int Relay, long After, long Answered)
    {
        /// <summary>Commands that come before the question, oldest first.</summary>
        public IReadOnlyList<Apply> Commands { get; init; } = [];
    }

    /// <summary>
    /// A member's command. The relay fills in the member, so no client can speak for another. It is applied once, however often it comes.
    /// </summary>
    /// <param name="Relay">The relay's number.</param>
    /// <param name="Number">The relay's number of the command: one more than that of the command before it.</param>
    /// <param name="By">The member; nobody for <see cref="Join"/> and <see cref="Resume"/>.</param>
    /// <param name="Command">What it asks.</param>
    /// <param name="Line">The client's own number of the line that asks; 0 for none.</param>
    public sealed record Apply(int Relay, long Number, MemberId By, RoomCommand Command, long Line = 0);

    /// <summary>Commands of one relay, oldest first, as one message.</summary>
    /// <param name="Commands">The commands.</param>
    public sealed record ApplyAll(IReadOnlyList<Apply> Commands);

    /// <summary>How many members are there? Answered with an <see cref="int"/>.</summary>
    public sealed record CountMembers
    {
        public static readonly CountMembers Instance = new();
    }

    /// <summary>Join under a nickname.</summary>
    /// <param name="Nickname">The nickname.</param>
    /// <param name="From">The client's address and port, for bans and the server log.</param>
    public sealed record Join(Nickname Nickname, string From) : RoomCommand
    {
        /// <summary>The hash of the token of a resumable client; null for any other.</summary>
        public SecretHash? Client { get; init; }

        /// <summary>The number of the last event that a resumable client has, in the log <see cref="Epoch"/>; 0 for none.</summary>
        public long After { get; init; }

        /// <summary>The epoch of <see cref="After"/>.</summary>
        public string Epoch { get; init; } = "";

        /// <summary>The hash of the code with which the member can rejoin; null for none.</summary>
        public SecretHash? Code { get; init; }

        /// <summary>The hash of the code with which it rejoins; null for none.</summary>
        public SecretHash? UsedCode { get; init; }

        /// <summary>Whether the client has said that it is a program.</summary>
        public bool IsProgram { get; init; }

        /// <summary>The door by which the client came, for operators; null when that is not known.</summary>
        public string? Door { get; init; }
    }

    /// <summary>
    /// Find where the owner of a code stopped. Answered with <see cref="RoomAnswer.RejoinPointFound"/>; the code is used by <see cref="Join"/>.
    /// </summary>
    /// <param name="Nickname">The nickname.</param>
    /// <param name="Code">The hash of the code.</param>
    /// <param name="Silence">For how long a member with this nickname, who may be still here, has not acknowledged what it was told.</param>
    public sealed record FindRejoinPoint(Nickname Nickname, SecretHash Code, TimeSpan Silence) : RoomCommand;

    /// <summary>Refuse a text that is no nickname; a nickname that is suggested in its place is one that nobody has.</summary>
    /// <param name="Refusal">Why it is none.</param>
    public sealed record SuggestNickname(NicknameRefusal Refusal) : RoomCommand;

    /// <summary>
    /// A resumable client is back that this relay does not know. Answered with <see cref="RoomAnswer.Resumed"/> if it is still a member,
    /// as after a restart of the server, else with <see cref="RoomAnswer.NotHere"/>.
    /// </summary>
    /// <param name="Client">The hash of its token.</param>
    /// <param name="After">The number of the last event that it has.</param>
    /// <param name="Epoch">The epoch of that number.</param>
    public sealed record Resume(SecretHash Client, long After, string Epoch) : RoomCommand
    {
        /// <summary>The client's address.</summary>
        public string From { get; init; } = "";

        /// <summary>The door by which the client came, for operators; null when that is not known.</summary>
        public string? Door { get; init; }
    }

    /// <summary>Say something to everybody.</summary>
    public sealed record Say(string Text) : RoomCommand;

    /// <summary>Tell everybody what the member does.</summary>
    public sealed record Act(string Text) : RoomCommand;

    /// <summary>Say many lines to everybody at once.</summary>
    /// <param name="Text">The lines, with LF between them.</param>
    public sealed record Paste(string Text) : RoomCommand
    {
        public override int Lines => Text.AsSpan().Count('\n') + 1;
    }

    /// <summary>Change the nickname.</summary>
    public sealed record Rename(Nickname Nickname) : RoomCommand;

    /// <summary>Say something to one member alone.</summary>
    public sealed record Whisper(Nickname To, string Text) : RoomCommand;

    /// <summary>List the members; answered with <see cref="RoomAnswer.Members"/>.</summary>
    public sealed record ListMembers : RoomCommand
    {
        public static readonly ListMembers Instance = new();
    }

    /// <summary>Tell which nodes there are; answered with <see cref="RoomAnswer.Nodes"/>.</summary>
    public sealed record ListNodes : RoomCommand
    {
        public static readonly ListNodes Instance = new();
    }

    /// <summary>Say since when a member is here; answered with <see cref="RoomAnswer.Lines"/>.</summary>
    public sealed record DescribeMember(Nickname Who) : RoomCommand;

    /// <summary>Say something to the last one who whispered to the member.</summary>
    public sealed record Reply(string Text) : RoomCommand;

    /// <summary>Be away until the next line.</summary>
    /// <param name="Text">What to say about that; may be empty.</param>
    public sealed record GoAway(string Text) : RoomCommand;

    /// <summary>Be here again.</summary>
    public sealed record EndAway : RoomCommand
    {
        public static readonly EndAway Instance = new();
    }

    /// <summary>Do what operators do. The relay asks for <see cref="ModerationKind.Op"/> when a password was right.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="Whom">The nickname or the address that it concerns; empty for nobody.</param>
    /// <param name="For">For how long, or after which time; null for ever.</param>
    /// <param name="Text">The text, or why; may be empty.</param>
    public sealed record Moderate(ModerationKind Kind, string Whom = "", TimeSpan? For = null, string Text = "") : RoomCommand;

    /// <summary>
    /// Say what operators have laid down: the topic, the message of the day or, for <see cref="ModerationKind.Ban"/>, the bans. Answered
    /// with <see cref="RoomAnswer.Lines"/>.
    /// </summary>
    public sealed record Show(ModerationKind What) : RoomCommand;

    /// <summary>Find what a password of the member's nickname has to be checked against; answered with <see cref="RoomAnswer.PasswordOf"/>.</summary>
    public sealed record FindPassword : RoomCommand
    {
        public static readonly FindPassword Instance = new();
    }

    /// <summary>
    /// Change something about the account of the member's nickname, or log in: the relay has checked the
    /// password, or the signature of a key.
    /// </summary>
    /// <param name="Change">What.</param>
    /// <param name="Credential">The hash of the password, or the key; empty where it takes none.</param>
    public sealed record ChangeAccount(AccountChange Change, string Credential = "") : RoomCommand
    {
        // A client that has the key logs in without a line.
        public override bool IsByRelay => Change == AccountChange.LoggedIn && KeyCredential.Is(Credential);
    }

    /// <summary>Keep how the member wants its lines, for when it comes back by way of another relay, or with a code.</summary>
    /// <param name="Preferences">What only relays understand; empty for nothing.</param>
    public sealed record KeepPreferences(string Preferences) : RoomCommand
    {
        public override bool IsByRelay => true;
    }

    /// <summary>Find somebody to ignore; answered with <see cref="RoomAnswer.Ignoring"/>. The relay does the rest.</summary>
    public sealed record Ignore(Nickname Who) : RoomCommand;

    /// <summary>Leave the room.</summary>
    /// <param name="Reason">Why, for the server log; null when the member asked for it.</param>
    public sealed record Leave(string? Reason = null) : RoomCommand
    {
        public override bool IsByRelay => Reason is not null;
    }
}
