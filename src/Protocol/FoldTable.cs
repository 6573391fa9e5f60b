using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Compatibility decomposition with full case folding, except for ASCII and Hangul syllables: .NET does not normalize in invariant
/// globalization mode. The table is read from Unicode/folds.txt when it is first needed.
/// </summary>
internal static class FoldTable
{
    /// <summary>The replacement of each character. A character that is missing stays as it is.</summary>
    public static IReadOnlyDictionary<Rune, string> Shared { get; } = Read();

    private static Dictionary<Rune, string> Read()
    {
        var table = new Dictionary<Rune, string>();
        using var resource = typeof(FoldTable).Assembly.GetManifestResourceStream("folds.txt")!;
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var fields = line.Split(';');
            var target = string.Concat(Runes(fields[0]));
            foreach (var source in Runes(fields[1]))
                table.Add(source, target);
        }
        return table;
    }

    private static IEnumerable<Rune> Runes(string codePoints) =>
        codePoints.Split(' ').Select(digits => new Rune(int.Parse(digits, NumberStyles.HexNumber)));
}
