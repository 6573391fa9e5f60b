using System.Text;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The window: printed lines, and the footer below the last of them, redrawn each time. Lines that have scrolled out belong to the terminal,
/// where the user can scroll back to them. The screen counts rows, never columns, so that it does not matter how wide the terminal
/// draws a character: the footer's rows cannot wrap, and the terminal itself remembers the cursor's position in them.
/// </summary>
internal sealed class Screen(TextWriter output, Func<WindowSize> measure, Func<WindowSize, Footer> footer)
{
    private const string WrapOff = "\e[?7l", WrapOn = "\e[?7h", SaveCursor = "\e7", RestoreCursor = "\e8";
    private const string Home = "\e[H", EraseRow = "\e[K", EraseBelow = "\e[J", NextRow = "\r\n";

    // More lines than any window has rows.
    private const int MaxLines = 500;

    // "15:04 "
    private const int Indent = 6;

    private readonly Queue<string> _lines = [];
    private WindowSize _window;
    private int _footerRows;
    private int _cursorRow;
    private bool _isLeft;

    /// <summary>Clears the window. The user can scroll back to its earlier content.</summary>
    public void Clear()
    {
        var text = new StringBuilder();
        EraseFooter(text);
        _window = measure();
        _lines.Clear();
        text.Append('\n', _window.Rows - 1).Append(Home);
        DrawFooter(text);
    }

    /// <summary>Prints lines and redraws the footer below them.</summary>
    public void Print(params IEnumerable<string> lines)
    {
        var added = lines.ToList();
        added.ForEach(_lines.Enqueue);
        while (_lines.Count > MaxLines)
            _lines.Dequeue();
        if (_isLeft)
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

    /// <summary>Redraws the whole window: its size has changed, or another program has written to it.</summary>
    public void Repaint()
    {
        _isLeft = false;
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

    /// <summary>Removes the footer, until the next <see cref="Repaint"/>. The rest of the window is the shell's meanwhile.</summary>
    public void Leave()
    {
        var text = new StringBuilder();
        EraseFooter(text);
        output.Write(text);
        output.Flush();
        _isLeft = true;
    }

    private IReadOnlyList<string> LayOut(string line) => LineWrapper.Rows(line, Math.Max(1, _window.Columns - 1), Indent);

    private void GoToFooter(StringBuilder text)
    {
        text.Append('\r');
        Up(text, _cursorRow);
    }

    // Row by row, because some terminals keep a copy in the scrollback when the whole window is erased.
    private void EraseFooter(StringBuilder text)
    {
        GoToFooter(text);
        text.Append(EraseRow).Insert(text.Length, NextRow + EraseRow, Math.Max(0, _footerRows - 1));
        Up(text, _footerRows - 1);
        (_footerRows, _cursorRow) = (0, 0);
    }

    private void DrawFooter(StringBuilder text)
    {
        var (rows, cursorRow, cursorIndex) = footer(_window);

        // The rows are made first, because a saved cursor position does not scroll with the text.
        text.Insert(text.Length, NextRow, rows.Count - 1);
        Up(text, rows.Count - 1);
        text.Append(WrapOff)
            .AppendJoin(NextRow, rows.Select((row, number) => EraseRow + (number == cursorRow ? row.Insert(cursorIndex, SaveCursor) : row)))
            .Append(EraseBelow)
            .Append(RestoreCursor)
            .Append(WrapOn);
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
