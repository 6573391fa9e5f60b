namespace AkkaChat.Settings;

/// <summary>Finds what somebody may have meant who misspelt a path.</summary>
internal static class Suggestion
{
    /// <summary>The path most like the one that was written; null when none is much like it.</summary>
    public static string? For(string written, IEnumerable<string> paths) => paths
        .Select(path => (Path: path, Distance: Distance(written, path)))
        .Where(candidate => candidate.Distance <= Math.Max(2, LastKeyOf(candidate.Path).Length / 3) || candidate.Path.StartsWith(written, StringComparison.Ordinal))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Path)
        .FirstOrDefault();

    private static string LastKeyOf(string path) => path[(path.LastIndexOf('.') + 1)..];

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
