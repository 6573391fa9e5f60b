namespace AkkaChat.Protocol;

/// <summary>Something that happened in the room. Every member gets it, except what is private.</summary>
public abstract record RoomEvent
{
    private RoomEvent()
    {
    }

    /// <summary>Whether a member said it to everybody: it is in the history.</summary>
    public bool IsSpeech => this is Said or Acted or Pasted;

    /// <summary>A member joined.</summary>
    /// <param name="Who">The new member.</param>
    public sealed record Joined(Nickname Who) : RoomEvent;

    /// <summary>A member left.</summary>
    /// <param name="Who">The former member.</param>
    public sealed record Left(Nickname Who) : RoomEvent;

    /// <summary>Several members left at once.</summary>
    /// <param name="Who">The former members, at least one.</param>
    /// <param name="Reason">Why, in a few words.</param>
    public sealed record LeftTogether(IReadOnlyList<Nickname> Who, string Reason) : RoomEvent
    {
        /// <inheritdoc />
        public bool Equals(LeftTogether? other) => other is not null && Reason == other.Reason && Who.SequenceEqual(other.Who);

        /// <inheritdoc />
        public override int GetHashCode() => HashCode.Combine(Who.Count, Reason);
    }

    /// <summary>A member said a text.</summary>
    /// <param name="Who">The speaker.</param>
    /// <param name="Text">The text.</param>
    public sealed record Said(Nickname Who, string Text) : RoomEvent;

    /// <summary>A member described an action: <c>/me waves</c>.</summary>
    /// <param name="Who">The member.</param>
    /// <param name="Text">The action, in the third person.</param>
    public sealed record Acted(Nickname Who, string Text) : RoomEvent;

    /// <summary>A member said many lines at once. Members are told the first of them and how many there are.</summary>
    /// <param name="Who">The speaker.</param>
    /// <param name="Text">The lines, with LF between them.</param>
    public sealed record Pasted(Nickname Who, string Text) : RoomEvent
    {
        /// <summary>The lines.</summary>
        public string[] Lines => Text.Split('\n');
    }

    /// <summary>A member changed the nickname.</summary>
    /// <param name="Old">The nickname before.</param>
    /// <param name="New">The nickname after.</param>
    public sealed record Renamed(Nickname Old, Nickname New) : RoomEvent;

    /// <summary>A member said a text to another alone. These two get it.</summary>
    /// <param name="From">The sender.</param>
    /// <param name="To">The recipient.</param>
    /// <param name="Text">The text.</param>
    public sealed record Whispered(Nickname From, Nickname To, string Text) : RoomEvent
    {
        /// <summary>The recipient's text about being away, if the sender has not been told it yet; null otherwise.</summary>
        public string? Away { get; init; }
    }

    /// <summary>A member is away until it says something. It alone gets this; others see it in the list of members.</summary>
    /// <param name="Who">The member.</param>
    /// <param name="Text">What it says about that; may be empty.</param>
    public sealed record WentAway(Nickname Who, string Text) : RoomEvent;

    /// <summary>An operator has done something. What concerns addresses it alone gets.</summary>
    /// <param name="Who">The operator.</param>
    /// <param name="Kind">What it did.</param>
    /// <param name="Whom">The nickname or the address that it concerns; empty for nobody.</param>
    /// <param name="For">For how long, or after which time; null for ever.</param>
    /// <param name="Text">The text, or why; may be empty.</param>
    public sealed record Moderated(Nickname Who, ModerationKind Kind, string Whom = "", TimeSpan? For = null, string Text = "") : RoomEvent;

    /// <summary>Something has happened to a registered nickname. The member alone gets this.</summary>
    /// <param name="Who">The member, whose nickname it is.</param>
    /// <param name="Change">What has happened.</param>
    public sealed record AccountChanged(Nickname Who, AccountChange Change) : RoomEvent;

    /// <summary>A member is here again without having said anything. It alone gets this.</summary>
    /// <param name="Who">The member.</param>
    public sealed record EndedAway(Nickname Who) : RoomEvent;
}
