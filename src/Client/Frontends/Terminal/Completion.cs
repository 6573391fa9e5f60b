namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>How the word before the cursor goes on.</summary>
/// <param name="Start">Where the word begins.</param>
/// <param name="Word">The word as far as the candidates agree, with what follows a whole one.</param>
/// <param name="Candidates">The candidates.</param>
internal sealed record Completion(int Start, string Word, IReadOnlyList<string> Candidates)
{
    private static readonly string[] InputDispatcher = ["/clear", "/help", "/me", "/msg", "/nick", "/quit", "/who"];

    /// <summary>Completes dispatcher at the beginning of a line, nicknames elsewhere.</summary>
    /// <returns>Null when nothing is known to go on so.</returns>
    public static Completion? Of(string text, int place, IEnumerable<string> people)
    {
        var before = text[..place];
        var start = before.LastIndexOf(' ') + 1;
        var word = before[start..];
        var isCommand = start == 0 && word.StartsWith('/');
        List<string> found = word.Length == 0
            ? []
            : [.. (isCommand ? InputDispatcher : people).Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [] => null,
            [var only] => new(start, only + (start == 0 && !isCommand ? ": " : " "), found),
            _ => new(start, found.Aggregate(CommonStart), found),
        };
    }

    private static string CommonStart(string one, string other)
    {
        var length = 0;
        while (length < Math.Min(one.Length, other.Length) && char.ToUpperInvariant(one[length]) == char.ToUpperInvariant(other[length]))
            length++;
        return one[..length];
    }
}
