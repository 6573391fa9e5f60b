using System.Text;

namespace AkkaChat.Client.Terminal;

/// <summary>
/// A terminal with some rows at the bottom that belong to the client: lines arrive above them, and they are drawn again below.
/// What has arrived is the terminal's own, to scroll back to and to copy.
/// </summary>
internal sealed class Screen(TextWriter output, Func<int> columns)
{
    private readonly List<int> _widths = [];
    private int _cursorRow;
    private int _cursorColumn;

    /// <summary>Prints lines above and draws the rows below.</summary>
    /// <param name="above">Lines to print; they may be longer than a row.</param>
    /// <param name="rows">The client's rows, each with its width, which is below that of the terminal.</param>
    /// <param name="cursor">Where the cursor is in the last row, in columns from 0.</param>
    public void Draw(IEnumerable<string> above, IReadOnlyList<(string Text, int Width)> rows, int cursor)
    {
        var text = new StringBuilder();
        Erase(text);
        foreach (var line in above)
            text.Append(line).Append("\r\n");
        text.AppendJoin("\r\n", rows.Select(row => row.Text));
        text.Append('\r');
        if (cursor > 0)
            text.Append($"\e[{cursor}C");

        _widths.Clear();
        _widths.AddRange(rows.Select(row => row.Width));
        _cursorRow = rows.Count - 1;
        _cursorColumn = cursor;
        output.Write(text);
        output.Flush();
    }

    /// <summary>Empties the window; what has scrolled out of it stays.</summary>
    public void Clear()
    {
        output.Write("\e[H\e[2J");
        _widths.Clear();
        _cursorRow = 0;
    }

    /// <summary>Takes the rows away.</summary>
    public void Leave()
    {
        var text = new StringBuilder();
        Erase(text);
        output.Write(text);
        output.Flush();
        _widths.Clear();
    }

    private void Erase(StringBuilder text)
    {
        // A window that has become narrower has folded the rows.
        var width = Math.Max(1, columns());
        var up = _cursorColumn / width;
        for (var row = 0; row < Math.Min(_cursorRow, _widths.Count); row++)
            up += Math.Max(1, (_widths[row] + width - 1) / width);
        text.Append('\r');
        if (up > 0)
            text.Append($"\e[{up}A");
        text.Append("\e[J");
    }
}
