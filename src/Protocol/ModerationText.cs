using System.Diagnostics;

namespace AkkaChat.Protocol;

/// <summary>Says what an operator has done. The operator's nickname comes first, so that no such line looks like another kind.</summary>
public static class ModerationText
{
    /// <summary>The text of an event's line, without its star.</summary>
    /// <param name="e">The event.</param>
    public static ServerText Of(RoomEvent.Moderated e)
    {
        var (who, whom) = (e.Who.Text, e.Whom);
        return e.Kind switch
        {
            ModerationKind.Op => $"{who} is an operator now",
            ModerationKind.Deop => $"{who} is no operator any more",
            ModerationKind.Topic when e.Text.Length == 0 => $"{who} removed the topic",
            ModerationKind.Topic => $"{who} changed the topic: {e.Text}",
            ModerationKind.Motd when e.Text.Length == 0 => $"{who} removed the message of the day",
            ModerationKind.Motd => $"{who} changed the message of the day: {e.Text}",
            ModerationKind.Announce => $"{who} announces: {e.Text}",
            ModerationKind.Kick => $"{who} kicked {whom}{Because(e)}",
            ModerationKind.Mute => $"{who} muted {whom}{For(e)}{Because(e)}",
            ModerationKind.Unmute => $"{who} lets {whom} speak again",
            ModerationKind.Ban => $"{who} banned {whom}{For(e)}{Because(e)}",
            ModerationKind.Unban => $"{who} lets {whom} in again",
            ModerationKind.Slow when e.For is { } pause => $"{who} lets everybody say one line in {DurationText.Of(pause)}",
            ModerationKind.Slow => $"{who} lets everybody say as much as before",
            ModerationKind.Lock => $"{who} locked the room: nobody new comes in",
            ModerationKind.Unlock => $"{who} opened the room again",
            ModerationKind.Shutdown when e.For is { } time => $"{who} stops the server in {DurationText.Of(time)}{Because(e)}",
            ModerationKind.Shutdown => $"{who} lets the server run on",
            _ => throw new UnreachableException($"no text for {e.Kind}"),
        };
    }

    /// <summary>What somebody is told whom an operator has removed.</summary>
    /// <param name="e">The event.</param>
    public static ServerText ToRemoved(RoomEvent.Moderated e) => e.Kind switch
    {
        ModerationKind.Kick => $"{e.Who} kicked you{Because(e)}",
        _ => $"{e.Who} banned you{For(e)}{Because(e)}",
    };

    private static ServerText For(RoomEvent.Moderated e) => e.For is { } time ? $" for {DurationText.Of(time)}" : ServerText.Empty;

    private static ServerText Because(RoomEvent.Moderated e) => e.Text.Length == 0 ? ServerText.Empty : $": {e.Text}";
}
