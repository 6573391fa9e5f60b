using AkkaChat.Protocol;

namespace AkkaChat.Server.Lines;

/// <summary>How a member gets its lines. A line is encoded once for each view in use.</summary>
/// <param name="Form">The format that its client uses, and the language that it has chosen.</param>
/// <param name="HasTime">Whether a clock stands before each line.</param>
/// <param name="Filter">Which lines it gets.</param>
internal readonly record struct View(LineForm Form, bool HasTime = false, LineFilter Filter = LineFilter.All)
{
    /// <summary>Whether an event is shown.</summary>
    public bool Shows(RoomEvent e) => Filter switch
    {
        LineFilter.Quiet => e is not (RoomEvent.Joined or RoomEvent.Left or RoomEvent.LeftTogether),
        LineFilter.Raw => e.IsSpeech || e is RoomEvent.Whispered,
        _ => true,
    };
}

/// <summary>Which events a member gets.</summary>
internal enum LineFilter : byte
{
    /// <summary>All.</summary>
    All,

    /// <summary>No joins and leaves.</summary>
    Quiet,

    /// <summary>Only what people say.</summary>
    Raw,
}
