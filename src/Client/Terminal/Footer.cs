using System.Globalization;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Terminal;

/// <summary>The rows at the bottom of the window: what is under way, the state of things, and the line being typed.</summary>
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

        List<string> above = [.. UnderWay(content.UnderWay), $"── {content.Status}"];
        above = above[^Math.Clamp(room - typed.Count, 0, above.Count)..];
        var rows = above.Select(row => theme.Dim(Widths.Cut(row, width))).Concat(typed);
        return new Footer([.. rows], above.Count + cursorRow - first, cursorPlace);
    }

    private static IEnumerable<string> UnderWay(IReadOnlyList<string> lines)
    {
        var hidden = lines.Count - MostUnderWay;
        if (hidden > 0)
            yield return $"… {hidden:N0} more";
        foreach (var line in lines.Skip(hidden))
            yield return $"… {Sanitizer.Clean(line)}";
    }

    private static (List<string> Rows, int CursorRow, int CursorPlace) LayOut(FooterContent content, int width)
    {
        var (text, place) = (content.Typed, content.Place);
        var prompt = Widths.Cut(content.Prompt, width / 2);
        List<string> rows = [prompt];
        var column = Widths.Of(prompt);
        var (cursorRow, cursorPlace) = (0, prompt.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var wide = Widths.OfCharacter(text.AsSpan(at, length));
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
/// <param name="Status">The state of things.</param>
/// <param name="Prompt">What comes before the line being typed.</param>
/// <param name="Typed">The line being typed.</param>
/// <param name="Place">The cursor's place in it, in UTF-16 units.</param>
internal sealed record FooterContent(IReadOnlyList<string> UnderWay, string Status, string Prompt, string Typed, int Place)
{
    /// <summary>What they say at first.</summary>
    public static readonly FooterContent Nothing = new([], "connecting", "", "", 0);
}
