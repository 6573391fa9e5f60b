namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>A completion of the word before the cursor.</summary>
/// <param name="Start">Where the word starts.</param>
/// <param name="Word">The common beginning of the candidates; a single candidate with the separator after it.</param>
/// <param name="Candidates">All commands or nicknames that match.</param>
internal sealed record Completion(int Start, string Word, IReadOnlyList<string> Candidates)
{
    /// <summary>Completes commands at the start of a line, nicknames elsewhere.</summary>
    /// <returns>Null when nothing matches.</returns>
    public static Completion? Of(string text, int cursor, IEnumerable<string> nicknames)
    {
        var before = text[..cursor];
        var start = before.LastIndexOf(' ') + 1;
        var word = before[start..];
        var isCommand = start == 0 && word.StartsWith('/');
        List<string> found = word.Length == 0
            ? []
            : [.. (isCommand ? CommandNames.Completed : nicknames).Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [] => null,
            [var only] => new(start, only + (start == 0 && !isCommand ? ": " : " "), found),
            _ => new(start, found.Aggregate(CommonPrefix), found),
        };
    }

    private static string CommonPrefix(string one, string other)
    {
        var length = 0;
        while (length < Math.Min(one.Length, other.Length) && char.ToUpperInvariant(one[length]) == char.ToUpperInvariant(other[length]))
            length++;
        return one[..length];
    }
}
