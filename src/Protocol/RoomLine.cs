using System.Diagnostics.CodeAnalysis;

namespace AkkaChat.Protocol;

/// <summary>A line from the server in its parts, as docs/PROTOCOL.md defines them. <see cref="LineWriter"/> writes these lines.</summary>
/// <param name="Kind">The line's kind.</param>
/// <param name="Nick">The member whom the line is about; empty for the server's own lines.</param>
/// <param name="To">The recipient of a private message, or the new nickname; empty otherwise.</param>
/// <param name="Text">The text; empty when there is none.</param>
public sealed record RoomLine(RoomLineKind Kind, string Nick, string To, string Text)
{
    private const string Arrow = " → ", Renamed = "is now called ";

    /// <summary>The event's number in the room; null for a private line.</summary>
    public long? Number { get; init; }

    /// <summary>The time of the event, or the time at which a private line arrived.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The client's number of the line that this one refuses; null when it refuses none.</summary>
    public long? RefusedId { get; init; }

    /// <summary>The members whom a line is about that is about several; empty for every other.</summary>
    public IReadOnlyList<string> Nicks { get; init; } = [];

    /// <summary>How many lines were pasted; null for every other line.</summary>
    public int? Lines { get; init; }

    /// <summary>The line as a person reads it, without tags.</summary>
    public required string Raw { get; init; }

    /// <summary>Parses an event or a private line of a resumable client.</summary>
    /// <param name="line">The tagged line.</param>
    /// <param name="received">The time at which the line arrived.</param>
    /// <param name="roomLine">The parts, if the tags are those of an event or a private line.</param>
    public static bool TryParse(TaggedLine line, DateTimeOffset received, [NotNullWhen(true)] out RoomLine? roomLine)
    {
        var number = line.Number("n");
        roomLine = number is null && !line.Has("private")
            ? null
            : Parse(line.Text, isEvent: line.Has("n")) with { Number = number, Time = line.Time ?? received, RefusedId = line.Number("id") };
        return roomLine is not null;
    }

    /// <summary>Parses a line without tags.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isEvent">Whether the line is an event of the room; otherwise it is for this client alone.</param>
    public static RoomLine Parse(string line, bool isEvent)
    {
        if (line.StartsWith("! ", StringComparison.Ordinal))
            return new(RoomLineKind.Refusal, "", "", line[2..]) { Raw = line };
        if (line.StartsWith("** ", StringComparison.Ordinal))
        {
            var (who, what) = Split(line[3..], " ");
            return new(RoomLineKind.Acted, who, "", what) { Raw = line };
        }
        if (line.StartsWith("* ", StringComparison.Ordinal))
            return isEvent ? ParseMembership(line) : new(RoomLineKind.Notice, "", "", line[2..]) { Raw = line };

        var (nick, text) = Split(line, ": ");
        var (from, to) = Split(nick, Arrow);
        return to.Length > 0
            ? new(RoomLineKind.Whispered, from, to, text) { Raw = line }
            : new(RoomLineKind.Said, nick, "", text) { Raw = line };
    }

    /// <summary>The member list as a line to show. Resumable clients get the list as a <see cref="ControlLine.MemberList"/>.</summary>
    /// <param name="names">The nicknames.</param>
    public static RoomLine MemberList(IReadOnlyCollection<string> names)
    {
        var text = string.Join(' ', names);
        return new(RoomLineKind.MemberList, "", "", text) { Raw = $"* here: {text}" };
    }

    private static RoomLine ParseMembership(string line)
    {
        if (LeavingText.TryParse(line, out var names, out var reason))
            return new(RoomLineKind.LeftTogether, "", "", reason) { Raw = $"* {LeavingText.Short(names, reason)}", Nicks = names };
        if (PasteText.TryParse(line[2..], out var who, out var lines, out var first))
            return new(RoomLineKind.Pasted, who, "", first) { Raw = line, Lines = lines };
        var (nick, what) = Split(line[2..], " ");
        return what switch
        {
            "joined" => new(RoomLineKind.Joined, nick, "", "") { Raw = line },
            "left" => new(RoomLineKind.Left, nick, "", "") { Raw = line },
            _ when what.StartsWith(Renamed, StringComparison.Ordinal) => new(RoomLineKind.Renamed, nick, what[Renamed.Length..], "") { Raw = line },
            _ => new(RoomLineKind.Notice, "", "", line[2..]) { Raw = line },
        };
    }

    private static (string Before, string After) Split(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + separator.Length)..]);
    }
}
