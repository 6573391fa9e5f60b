namespace AkkaChat.Settings;

/// <summary>Finds the path that a misspelt path probably means.</summary>
internal static class Suggestion
{
    /// <summary>The most similar path; null if none is similar.</summary>
    public static string? For(string written, IEnumerable<string> paths) => paths
        .Select(path => (Path: path, Distance: Distance(written, path)))
        .Where(candidate => IsSimilar(candidate.Path, candidate.Distance) || IsPartOf(candidate.Path, written))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Path)
        .FirstOrDefault();

    private static bool IsSimilar(string path, int distance) => distance <= Math.Max(2, LastKeyOf(path).Length / 3);

    private static bool IsPartOf(string path, string written) =>
        path.StartsWith(written, StringComparison.Ordinal) || path.EndsWith('.' + written, StringComparison.Ordinal);

    private static string LastKeyOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>The number of letters to add, remove or replace (Levenshtein distance).</summary>
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
