using System.Text;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The window: lines arrive, and below the last of them is the footer, drawn anew each time. What has scrolled out is the terminal's
/// own, to scroll back to and to copy. Rows are counted, never columns, so that it does not matter how wide the terminal thinks that a
/// character is: the footer's rows cannot fold, and the terminal itself remembers the cursor's place in them.
/// </summary>
internal sealed class Screen(TextWriter output, Func<WindowSize> measure, Func<WindowSize, Footer> footer)
{
    private const string NoFolding = "\e[?7l", Folding = "\e[?7h", SaveCursor = "\e7", RestoreCursor = "\e8";
    private const string Home = "\e[H", EraseRow = "\e[K", EraseBelow = "\e[J", NextRow = "\r\n";

    // More than any window has rows.
    private const int Kept = 500;

    // "15:04 "
    private const int Indent = 6;

    private readonly Queue<string> _lines = [];
    private WindowSize _window;
    private int _footerRows;
    private int _cursorRow;
    private bool _isAway;

    /// <summary>Begins at the top of the window; what was in it can be scrolled back to.</summary>
    public void Clear()
    {
        var text = new StringBuilder();
        EraseFooter(text);
        _window = measure();
        _lines.Clear();
        text.Append('\n', _window.Rows - 1).Append(Home);
        DrawFooter(text);
    }

    /// <summary>Prints lines, and the footer below them as it is now.</summary>
    public void Print(params IEnumerable<string> lines)
    {
        var added = lines.ToList();
        added.ForEach(_lines.Enqueue);
        while (_lines.Count > Kept)
            _lines.Dequeue();
        if (_isAway)
            return;
        if (measure() != _window)
        {
            Repaint();
            return;
        }
        var text = new StringBuilder();
        GoToFooter(text);
        foreach (var row in added.SelectMany(LayOut))
            text.Append(EraseRow).Append(row).Append(NextRow);
        DrawFooter(text);
    }

    /// <summary>Draws the whole window: its size has changed, or something else has written to it.</summary>
    public void Repaint()
    {
        _isAway = false;
        _window = measure();
        var room = _window.Rows - footer(_window).Rows.Count;
        var rows = new Stack<string>();
        foreach (var row in _lines.Reverse().SelectMany(line => LayOut(line).Reverse()).Take(room))
            rows.Push(row);
        var text = new StringBuilder(Home);
        foreach (var row in rows)
            text.Append(EraseRow).Append(row).Append(NextRow);
        DrawFooter(text);
    }

    /// <summary>Takes the footer away, until the next <see cref="Repaint"/>: what follows is the shell's.</summary>
    public void Leave()
    {
        var text = new StringBuilder();
        EraseFooter(text);
        output.Write(text);
        output.Flush();
        _isAway = true;
    }

    private IReadOnlyList<string> LayOut(string line) => LineWrapper.Rows(line, Math.Max(1, _window.Columns - 1), Indent);

    private void GoToFooter(StringBuilder text)
    {
        text.Append('\r');
        Up(text, _cursorRow);
    }

    // Row by row: a terminal that is told to erase all that it shows may keep a copy to scroll back to.
    private void EraseFooter(StringBuilder text)
    {
        GoToFooter(text);
        text.Append(EraseRow).Insert(text.Length, NextRow + EraseRow, Math.Max(0, _footerRows - 1));
        Up(text, _footerRows - 1);
        (_footerRows, _cursorRow) = (0, 0);
    }

    private void DrawFooter(StringBuilder text)
    {
        var (rows, cursorRow, place) = footer(_window);

        // Room first: a place that is remembered does not scroll with the text.
        text.Insert(text.Length, NextRow, rows.Count - 1);
        Up(text, rows.Count - 1);
        text.Append(NoFolding)
            .AppendJoin(NextRow, rows.Select((row, number) => EraseRow + (number == cursorRow ? row.Insert(place, SaveCursor) : row)))
            .Append(EraseBelow)
            .Append(RestoreCursor)
            .Append(Folding);
        (_footerRows, _cursorRow) = (rows.Count, cursorRow);
        output.Write(text);
        output.Flush();
    }

    private static void Up(StringBuilder text, int rows)
    {
        if (rows > 0)
            text.Append($"\e[{rows}A");
    }
}
