using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// The characters with the property Extended_Pictographic, which .NET does not offer. The table is read from Unicode/pictographs.txt when
/// it is first needed.
/// </summary>
internal static class PictographTable
{
    // The first code point of each range and the one after its last, in ascending order.
    private static readonly int[] Bounds = Read();

    /// <summary>Whether a character has the property.</summary>
    public static bool Contains(Rune rune)
    {
        // The number of bounds up to the character is odd inside a range.
        var index = Array.BinarySearch(Bounds, rune.Value);
        var boundsBefore = index >= 0 ? index + 1 : ~index;
        return boundsBefore % 2 == 1;
    }

    private static int[] Read()
    {
        var bounds = new List<int>();
        using var resource = typeof(PictographTable).Assembly.GetManifestResourceStream("pictographs.txt")!;
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var separator = line.IndexOf("..", StringComparison.Ordinal);
            bounds.Add(int.Parse(line.AsSpan(0, separator), NumberStyles.HexNumber));
            bounds.Add(int.Parse(line.AsSpan(separator + 2), NumberStyles.HexNumber) + 1);
        }
        return [.. bounds];
    }
}
