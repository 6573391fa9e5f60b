using System.Globalization;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The rows at the bottom of the window: what is under way, the line being typed, and the state of things. The state comes last because
/// many terminals fold it in two when the window becomes narrower: what is below the cursor does not move the cursor.
/// </summary>
/// <param name="Rows">The rows.</param>
/// <param name="CursorRow">The row that the cursor is in.</param>
/// <param name="CursorPlace">Before which UTF-16 unit of that row.</param>
internal sealed record Footer(IReadOnlyList<string> Rows, int CursorRow, int CursorPlace)
{
    private const int MostUnderWay = 3;

    /// <summary>Lays the rows out; they leave the last column and at least one row of the window free.</summary>
    public static Footer Of(FooterContent content, WindowSize window, Theme theme)
    {
        var width = Math.Max(1, window.Columns - 1);
        var room = Math.Max(1, window.Rows - 1);
        var (typed, cursorRow, cursorPlace) = LayOut(content, width);
        var most = Math.Max(1, room / 2);
        var first = Math.Clamp(cursorRow + 1 - most, 0, typed.Count - 1);
        typed = typed.GetRange(first, Math.Min(most, typed.Count - first));

        var free = room - typed.Count;
        var below = new[] { StatusRow(content.StatusText, width) }.Take(free).ToList();
        var above = UnderWay(content.UnderWay).TakeLast(free - below.Count).ToList();
        return new Footer([.. above.Select(Dim), .. typed, .. below.Select(Dim)], above.Count + cursorRow - first, cursorPlace);

        string Dim(string row) => theme.Dim(DisplayWidth.Cut(row, width));
    }

    private static IEnumerable<string> UnderWay(IReadOnlyList<string> lines)
    {
        var hidden = lines.Count - MostUnderWay;
        if (hidden > 0)
            yield return $"… {hidden:N0} more";
        foreach (var line in lines.Skip(hidden))
            yield return $"… {Sanitizer.Clean(line)}";
    }

    // The first words have to give way in a narrow window.
    private static string StatusRow(IReadOnlyList<string> status, int width)
    {
        var rows = Enumerable.Range(0, status.Count).Select(missing => $"── {string.Join(" · ", status.Skip(missing))}").ToList();
        return rows.Find(row => DisplayWidth.Of(row) <= width) ?? rows[^1];
    }

    private static (List<string> Rows, int CursorRow, int CursorPlace) LayOut(FooterContent content, int width)
    {
        var (text, place) = (content.Typed, content.Place);
        var prompt = DisplayWidth.Cut(content.Prompt, text.Length == 0 ? width : width / 2);
        List<string> rows = [prompt];
        var column = DisplayWidth.Of(prompt);
        var (cursorRow, cursorPlace) = (0, prompt.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var wide = DisplayWidth.OfCharacter(text.AsSpan(at, length));
            if (column + wide > width && column > 0)
            {
                rows.Add("");
                column = 0;
            }
            if (at == place)
                (cursorRow, cursorPlace) = (rows.Count - 1, rows[^1].Length);
            rows[^1] += text.AsSpan(at, length).ToString();
            column += wide;
            at += length;
        }
        return place == text.Length ? (rows, rows.Count - 1, rows[^1].Length) : (rows, cursorRow, cursorPlace);
    }
}

/// <summary>What the rows at the bottom say.</summary>
/// <param name="UnderWay">The lines that the server does not have yet.</param>
/// <param name="StatusText">The state of things in a few words, the most important last.</param>
/// <param name="Prompt">What comes before the line being typed.</param>
/// <param name="Typed">The line being typed.</param>
/// <param name="Place">The cursor's place in it, in UTF-16 units.</param>
internal sealed record FooterContent(IReadOnlyList<string> UnderWay, IReadOnlyList<string> StatusText, string Prompt, string Typed, int Place)
{
    /// <summary>What they say at first.</summary>
    public static readonly FooterContent Nothing = new([], ["connecting"], "", "", 0);
}
