namespace AkkaChat.Protocol;

/// <summary>Something that happened in the room and that every member is told.</summary>
public abstract record RoomEvent
{
    private RoomEvent()
    {
    }

    /// <summary>Somebody came in.</summary>
    /// <param name="Who">The new member.</param>
    public sealed record Joined(Nickname Who) : RoomEvent;

    /// <summary>Somebody went.</summary>
    /// <param name="Who">The member that was.</param>
    public sealed record Left(Nickname Who) : RoomEvent;

    /// <summary>A member said a line.</summary>
    /// <param name="Who">The speaker.</param>
    /// <param name="Text">What was said.</param>
    public sealed record Said(Nickname Who, string Text) : RoomEvent;

    /// <summary>A member did something: <c>/me waves</c>.</summary>
    /// <param name="Who">The member.</param>
    /// <param name="Text">What was done, in the third person.</param>
    public sealed record Acted(Nickname Who, string Text) : RoomEvent;

    /// <summary>A member goes by another name from now on.</summary>
    /// <param name="Old">The nickname until now.</param>
    /// <param name="New">The nickname from now on.</param>
    public sealed record Renamed(Nickname Old, Nickname New) : RoomEvent;
}
