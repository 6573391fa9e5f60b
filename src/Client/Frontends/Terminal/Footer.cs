using System.Globalization;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The rows at the bottom of the window: pending lines, the line being typed, and the status. The status comes last because many terminals
/// wrap it when the window becomes narrower, and rows below the cursor do not move the cursor.
/// </summary>
/// <param name="Rows">The rows.</param>
/// <param name="CursorRow">The index of the cursor's row.</param>
/// <param name="CursorIndex">The cursor's index in that row, in UTF-16 code units.</param>
internal sealed record Footer(IReadOnlyList<string> Rows, int CursorRow, int CursorIndex)
{
    private const int MaxPending = 3;

    /// <summary>Whether another footer looks the same.</summary>
    public bool LooksLike(Footer other) => CursorRow == other.CursorRow && CursorIndex == other.CursorIndex && Rows.SequenceEqual(other.Rows);

    /// <summary>Lays the rows out. They leave the last column and at least one row of the window free.</summary>
    public static Footer Of(FooterContent content, WindowSize window, Theme theme)
    {
        var width = Math.Max(1, window.Columns - 1);
        var room = Math.Max(1, window.Rows - 1);
        var (typed, cursorRow, cursorIndex) = LayOut(content, width);
        var most = Math.Max(1, room / 2);
        var first = Math.Clamp(cursorRow + 1 - most, 0, typed.Count - 1);
        typed = typed.GetRange(first, Math.Min(most, typed.Count - first));

        var free = room - typed.Count;
        var below = new[] { StatusRow(content.Status, width) }.Take(free).ToList();
        var above = PendingRows(content.Pending).TakeLast(free - below.Count).ToList();
        return new Footer([.. above.Select(Dim), .. typed, .. below.Select(Dim)], above.Count + cursorRow - first, cursorIndex);

        string Dim(string row) => theme.Dim(DisplayWidth.Cut(row, width));
    }

    private static IEnumerable<string> PendingRows(IReadOnlyList<string> lines)
    {
        var hidden = lines.Count - MaxPending;
        if (hidden > 0)
            yield return $"… {hidden:N0} more";
        foreach (var line in lines.Skip(hidden))
            yield return $"… {Sanitizer.Clean(CommandNames.Hide(line))}";
    }

    // A narrow window has no room for the first parts.
    private static string StatusRow(IReadOnlyList<string> status, int width)
    {
        var rows = Enumerable.Range(0, status.Count).Select(missing => $"── {string.Join(" · ", status.Skip(missing))}").ToList();
        return rows.Find(row => DisplayWidth.Of(row) <= width) ?? rows[^1];
    }

    private static (List<string> Rows, int CursorRow, int CursorIndex) LayOut(FooterContent content, int width)
    {
        var (text, cursor) = (content.Typed, content.Cursor);
        var prompt = DisplayWidth.Cut(content.Prompt, text.Length == 0 ? width : width / 2);
        List<string> rows = [prompt];
        var column = DisplayWidth.Of(prompt);
        var (cursorRow, cursorIndex) = (0, prompt.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var wide = DisplayWidth.OfCharacter(text.AsSpan(at, length));
            if (column + wide > width && column > 0)
            {
                rows.Add("");
                column = 0;
            }
            if (at == cursor)
                (cursorRow, cursorIndex) = (rows.Count - 1, rows[^1].Length);
            rows[^1] += text.AsSpan(at, length).ToString();
            column += wide;
            at += length;
        }
        return cursor == text.Length ? (rows, rows.Count - 1, rows[^1].Length) : (rows, cursorRow, cursorIndex);
    }
}

/// <summary>The content of the <see cref="Footer"/>.</summary>
/// <param name="Pending">The user's lines that have not come back yet.</param>
/// <param name="Status">The status in its parts, the most important last.</param>
/// <param name="Prompt">The prompt before the line being typed.</param>
/// <param name="Typed">The line being typed.</param>
/// <param name="Cursor">The cursor's index in that line, in UTF-16 code units.</param>
internal sealed record FooterContent(IReadOnlyList<string> Pending, IReadOnlyList<string> Status, string Prompt, string Typed, int Cursor)
{
    /// <summary>The content before there is a session.</summary>
    public static readonly FooterContent Initial = new([], ["connecting"], "", "", 0);
}
