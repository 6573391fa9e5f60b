using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.State;

/// <summary>
/// About how many bytes things take in memory, most of them for texts. On the way to another node it is half as much, or one and a half
/// times for some scripts.
/// </summary>
internal static class MemorySize
{
    // What an event takes beside its text.
    private const int Overhead = 200;

    /// <summary>The size of an event.</summary>
    public static long Of(RoomEvent? e) => Overhead + (sizeof(char) * e switch
    {
        RoomEvent.Said said => said.Text.Length,
        RoomEvent.Acted acted => acted.Text.Length,
        RoomEvent.Pasted pasted => pasted.Text.Length,
        RoomEvent.Whispered whispered => whispered.Text.Length,
        RoomEvent.WentAway away => away.Text.Length,
        RoomEvent.Moderated moderated => moderated.Text.Length,
        RoomEvent.LeftTogether together => together.Who.Sum(who => who.Text.Length),
        _ => 0L,
    });

    /// <summary>The size of an answer.</summary>
    public static long Of(RoomAnswer answer) => Overhead + answer switch
    {
        RoomAnswer.Members members => members.Nicknames.Sum(name => Of(name.Text)) + Of(members.Notes),
        RoomAnswer.Lines lines => Of(lines.Texts),
        RoomAnswer.Resumed resumed => Of(resumed.Missed),
        RoomAnswer.RejoinPointFound found => Of(found.Missed),
        RoomAnswer.NotHere { Missed: { } missed } => Of(missed),
        _ => 0,
    };

    private static long Of(MissedEvents missed) => missed.Events.Sum(e => Of(e.Event));

    private static long Of(IReadOnlyList<ServerText> texts) => texts.Sum(Of);

    private static long Of(ServerText text) =>
        Of(text.Pattern) + text.Values.Sum(value => value is ServerText part ? Of(part) : Of((string)value));

    private static long Of(string text) => sizeof(char) * (long)text.Length;
}
