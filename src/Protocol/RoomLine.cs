namespace AkkaChat.Client;

/// <summary>What a line from the server says, taken apart; the grammar is that of docs/PROTOCOL.md.</summary>
/// <param name="Kind">said, acted, joined, left, renamed, whispered, here, notice or refusal.</param>
/// <param name="Nick">Who did it; empty for what the server says.</param>
/// <param name="To">Whom it is for, or what somebody is called now; empty otherwise.</param>
/// <param name="Text">What was said; empty when there is nothing.</param>
internal sealed record RoomLine(string Kind, string Nick, string To, string Text)
{
    private const string Arrow = " → ";

    /// <summary>The line's number among all events of the room; null when it was for this client alone.</summary>
    public long? Number { get; init; }

    /// <summary>When it happened, or came.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>What the user said that it refuses, or its number when that is forgotten; null for all else.</summary>
    public string? Refuses { get; init; }

    /// <summary>The line as the server sent it, without tags.</summary>
    public required string Raw { get; init; }

    public static RoomLine Parse(string line, bool isEvent)
    {
        if (line.StartsWith("! ", StringComparison.Ordinal))
            return new("refusal", "", "", line[2..]) { Raw = line };
        if (line.StartsWith("** ", StringComparison.Ordinal))
        {
            var (who, what) = Cut(line[3..], " ");
            return new("acted", who, "", what) { Raw = line };
        }
        if (line.StartsWith("* ", StringComparison.Ordinal))
            return isEvent ? Happened(line) : new("notice", "", "", line[2..]) { Raw = line };

        var (nick, text) = Cut(line, ": ");
        var (from, to) = Cut(nick, Arrow);
        return to.Length > 0
            ? new("whispered", from, to, text) { Raw = line }
            : new("said", nick, "", text) { Raw = line };
    }

    /// <summary>The answer to <c>/who</c>, which programs get without words.</summary>
    public static RoomLine Here(IReadOnlyCollection<string> people)
    {
        var names = string.Join(' ', people);
        return new("here", "", "", names) { Raw = $"* here: {names}" };
    }

    private static RoomLine Happened(string line)
    {
        var (nick, what) = Cut(line[2..], " ");
        return what switch
        {
            "joined" or "left" => new(what, nick, "", "") { Raw = line },
            _ => new("renamed", nick, what[(what.LastIndexOf(' ') + 1)..], "") { Raw = line },
        };
    }

    private static (string Before, string After) Cut(string text, string at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + at.Length)..]);
    }
}
