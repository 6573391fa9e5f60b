namespace AkkaChat.Server.Settings;

/// <summary>Finds what somebody may have meant who misspelt a word.</summary>
internal static class Suggestion
{
    /// <summary>The word most like the one that was written; null when none is much like it.</summary>
    public static string? For(string written, IEnumerable<string> words) => words
        .Select(word => (Word: word, Distance: Distance(written, word)))
        .Where(candidate => candidate.Distance <= Math.Max(2, candidate.Word.Length / 4))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Word)
        .FirstOrDefault();

    /// <summary>How many letters have to be put in, taken out or replaced to make one of the other (Levenshtein's distance).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
