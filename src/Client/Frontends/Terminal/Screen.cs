using System.Text;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The window: printed lines, and the footer below the last of them, redrawn each time. Printed lines belong to the terminal, which moves them
/// when its size changes, and where the user can scroll back to them: only the footer is drawn again then, counted from the cursor, so that
/// every line stays where it is, once. The screen counts rows, never columns, so that it does not matter how wide the terminal draws a
/// character: the footer's rows cannot wrap, and the terminal itself remembers the cursor's position in them.
/// </summary>
/// <param name="output">The terminal's output.</param>
/// <param name="measure">Measures the window.</param>
/// <param name="footer">Lays the footer out.</param>
/// <param name="folds">Whether the terminal folds rows that have become too long for its window; otherwise it cuts them.</param>
internal sealed class Screen(TextWriter output, Func<WindowSize> measure, Func<WindowSize, Footer> footer, bool folds = true)
{
    private const string WrapOff = "\e[?7l", WrapOn = "\e[?7h", SaveCursor = "\e7", RestoreCursor = "\e8";
    private const string Home = "\e[H", EraseRow = "\e[K", EraseBelow = "\e[J", NextRow = "\r\n";

    // More lines than any window has rows.
    private const int MaxLines = 500;

    // "15:04 "
    private const int Indent = 6;

    private readonly Queue<string> _lines = [];
    private readonly List<string> _missed = [];
    private WindowSize _window;
    private Footer? _drawn;
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
        {
            _missed.AddRange(added);
            return;
        }
        var size = measure();
        if (size == _window && added.Count == 0 && _drawn is not null && _drawn.LooksLike(footer(_window)))
            return;
        var text = new StringBuilder();
        GoToFooter(text, size);
        if (size != _window)
            DeleteBelow(text, size);
        _window = size;
        Append(text, added);
        DrawFooter(text);
    }

    /// <summary>Goes on below what the shell has written since <see cref="Leave"/>, with the lines printed meanwhile.</summary>
    public void Resume()
    {
        if (!_isLeft)
        {
            Print();
            return;
        }
        _isLeft = false;
        _window = measure();
        var text = new StringBuilder("\r");
        Append(text, _missed);
        _missed.Clear();
        DrawFooter(text);
    }

    /// <summary>Goes on at the cursor, below the old footer and the shell's output since.</summary>
    public void ResumeAtCursor()
    {
        (_drawn, _footerRows, _cursorRow) = (null, 0, 0);
        _isLeft = true;
        Resume();
    }

    /// <summary>Redraws the whole window: another program has written to it.</summary>
    public void Repaint()
    {
        _isLeft = false;
        _window = measure();
        var room = _window.Rows - footer(_window).Rows.Count;
        var rows = new Stack<string>();
        foreach (var row in _lines.Reverse().SelectMany(line => LayOut(line).Reverse()))
        {
            room -= Height(row, _window);
            if (room < 0)
                break;
            rows.Push(row);
        }
        var text = new StringBuilder(Home);
        foreach (var row in rows)
            text.Append(EraseRow).Append(row).Append(NextRow);
        DrawFooter(text);
    }

    /// <summary>Removes the footer, until the next <see cref="Resume"/>. The rest of the window is the shell's meanwhile.</summary>
    public void Leave()
    {
        var text = new StringBuilder();
        EraseFooter(text);
        output.Write(text);
        output.Flush();
        _isLeft = true;
    }

    private IReadOnlyList<string> LayOut(string line) => LineWrapper.Rows(line, Math.Max(1, _window.Columns - 1), Indent);

    // The footer is erased first: a row that the terminal folds would leave parts of the footer beside it.
    private void Append(StringBuilder text, IEnumerable<string> lines)
    {
        var rows = lines.SelectMany(LayOut).ToList();
        if (_footerRows > 0 && rows.Exists(row => Height(row, _window) > 1))
        {
            Repeat(text, EraseRow + NextRow, _footerRows - 1).Append(EraseRow);
            Up(text, _footerRows - 1);
        }
        foreach (var row in rows)
            text.Append(EraseRow).Append(row).Append(NextRow);
    }

    // Into how many rows the terminal folds one.
    private static int Height(string row, WindowSize window) =>
        Math.Max(1, (DisplayWidth.OfStyled(row) + window.Columns - 1) / Math.Max(1, window.Columns));

    /// <summary>Goes to the first row of the footer, whose rows the terminal may have folded when its size changed.</summary>
    private void GoToFooter(StringBuilder text, WindowSize size)
    {
        text.Append('\r');
        var isFolded = folds && _drawn is not null && size.Columns < _window.Columns;
        Up(text, isFolded ? FoldedRowsAboveCursor(_drawn!, size) : _cursorRow);
    }

    // GNU screen remembers of an erased row that it continues in the next one, and puts them together in a wider
    // window; of a deleted row it does not.
    private static void DeleteBelow(StringBuilder text, WindowSize window) => text.Append($"\e[{window.Rows}M");

    private static int FoldedRowsAboveCursor(Footer drawn, WindowSize size)
    {
        var above = drawn.Rows.Take(drawn.CursorRow).Sum(row => Height(row, size));
        return above + (DisplayWidth.Of(drawn.Rows[drawn.CursorRow][..drawn.CursorIndex]) / size.Columns);
    }

    // Row by row, because some terminals keep a copy in the scrollback when the whole window is erased.
    private void EraseFooter(StringBuilder text)
    {
        GoToFooter(text, measure());
        Repeat(text.Append(EraseRow), NextRow + EraseRow, _footerRows - 1);
        Up(text, _footerRows - 1);
        (_drawn, _footerRows, _cursorRow) = (null, 0, 0);
    }

    private void DrawFooter(StringBuilder text)
    {
        _drawn = footer(_window);
        var (rows, cursorRow, cursorIndex) = _drawn;

        // The rows are made first, because a saved cursor position does not scroll with the text.
        Repeat(text, NextRow, rows.Count - 1);
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

    private static StringBuilder Repeat(StringBuilder text, string what, int times) => text.Insert(text.Length, what, Math.Max(0, times));

    private static void Up(StringBuilder text, int rows)
    {
        if (rows > 0)
            text.Append($"\e[{rows}A");
    }
}
