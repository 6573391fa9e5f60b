namespace AkkaChat.Settings;

/// <summary>Finds what a misspelt word probably means.</summary>
public static class Suggestion
{
    // In a word this short, two wrong letters make another word.
    private const int ShortWord = 4;

    /// <summary>The most similar path of a setting; null if none is similar.</summary>
    /// <param name="written">The misspelt path.</param>
    /// <param name="paths">All paths.</param>
    public static string? ForPath(string written, IEnumerable<string> paths) => paths
        .Select(path => (Path: path, Distance: Distance(written, path)))
        .Where(candidate => IsSimilar(candidate.Path, candidate.Distance) || IsPartOf(candidate.Path, written))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Path)
        .FirstOrDefault();

    /// <summary>The most similar word, or one that the written one begins; null if there is none.</summary>
    /// <param name="written">The misspelt word.</param>
    /// <param name="words">All words.</param>
    public static string? ForWord(string written, IEnumerable<string> words) => words
        .Select(word => (Word: word, Distance: Distance(written, word)))
        .Where(candidate => candidate.Distance <= Tolerance(Math.Min(written.Length, candidate.Word.Length)) || IsBeginning(written, candidate.Word))
        .OrderByDescending(candidate => IsBeginning(written, candidate.Word))
        .ThenBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Word)
        .FirstOrDefault();

    private static int Tolerance(int length) => length <= 1 ? 0 : length <= ShortWord ? 1 : 2;

    private static bool IsSimilar(string path, int distance) => distance <= Math.Max(2, LastKeyOf(path).Length / 3);

    private static bool IsPartOf(string path, string written) =>
        path.StartsWith(written, StringComparison.Ordinal) || path.EndsWith('.' + written, StringComparison.Ordinal);

    // One letter begins too many words.
    private static bool IsBeginning(string written, string word) => written.Length > 1 && word.StartsWith(written, StringComparison.Ordinal);

    private static string LastKeyOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>The number of letters to add, remove, replace or exchange with the next one (optimal string alignment distance).</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }
                var replaced = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[one.Length, other.Length];
    }
}
