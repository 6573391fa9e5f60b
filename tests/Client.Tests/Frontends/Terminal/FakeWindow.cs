using System.Text;
using AkkaChat.Client.Frontends.Terminal;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

/// <summary>A terminal's window for text of single columns: knows the sequences that the client uses, and keeps what scrolls out.</summary>
internal sealed class FakeWindow : StringWriter
{
    private readonly List<StringBuilder> _rows;
    private (int Row, int Column) _cursor;
    private (int Row, int Column) _saved;
    private bool _folds = true;

    public FakeWindow(int columns, int rows)
    {
        Size = new WindowSize(columns, rows);
        _rows = [.. Enumerable.Range(0, rows).Select(_ => new StringBuilder())];
    }

    public WindowSize Size { get; private set; }

    /// <summary>What has scrolled out at the top.</summary>
    public List<string> Scrolled { get; } = [];

    /// <summary>What the window shows, the cursor as a bar; without empty rows at the end.</summary>
    public string Shown => string.Join('\n', _rows.Select((row, number) =>
        number == _cursor.Row ? row.ToString().PadRight(_cursor.Column).Insert(_cursor.Column, "|") : row.ToString())).TrimEnd('\n');

    /// <summary>Changes the height as tmux and xterm do: what is below the cursor goes first, then the top, which comes back later.</summary>
    public void ResizeRows(int rows)
    {
        while (_rows.Count > rows)
        {
            if (_cursor.Row < _rows.Count - 1)
            {
                _rows.RemoveAt(_rows.Count - 1);
                continue;
            }
            Scrolled.Add(_rows[0].ToString());
            _rows.RemoveAt(0);
            _cursor.Row--;
        }
        for (; _rows.Count < rows && Scrolled.Count > 0; _cursor.Row++)
        {
            _rows.Insert(0, new StringBuilder(Scrolled[^1]));
            Scrolled.RemoveAt(Scrolled.Count - 1);
        }
        while (_rows.Count < rows)
            _rows.Add(new StringBuilder());
        Size = Size with { Rows = rows };
    }

    public override void Flush()
    {
        var text = ToString();
        GetStringBuilder().Clear();
        for (var at = 0; at < text.Length;)
            at += Take(text.AsSpan(at));
    }

    private int Take(ReadOnlySpan<char> text)
    {
        switch (text)
        {
            case ['\r', ..]: _cursor.Column = 0; return 1;
            case ['\n', ..]: Feed(); return 1;
            case ['\a', ..]: return 1;
            case ['\e', '7', ..]: _saved = _cursor; return 2;
            case ['\e', '8', ..]: _cursor = _saved; return 2;
            case ['\e', '[', ..]: return Obey(text);
            default: Put(text[0]); return 1;
        }
    }

    private int Obey(ReadOnlySpan<char> text)
    {
        var length = 2 + text[2..].IndexOfAnyInRange('@', '~') + 1;
        switch (text[2..length].ToString())
        {
            case "H": _cursor = default; break;
            case "J": EraseBelow(); break;
            case "K": Truncate(_cursor.Row, _cursor.Column); break;
            case "?7h": _folds = true; break;
            case "?7l": _folds = false; break;
            case [.. var count, 'M']: DeleteRows(int.Parse(count)); break;
            case [.. var count, 'A']: _cursor.Row = Math.Max(0, _cursor.Row - int.Parse(count)); break;
            case var unknown: throw new NotSupportedException(unknown);
        }
        return length;
    }

    private void Put(char c)
    {
        if (_cursor.Column == Size.Columns)
        {
            if (_folds)
            {
                Feed();
                _cursor.Column = 0;
            }
            else
            {
                _cursor.Column--;
            }
        }
        var row = _rows[_cursor.Row];
        while (row.Length <= _cursor.Column)
            row.Append(' ');
        row[_cursor.Column++] = c;
    }

    private void Feed()
    {
        if (_cursor.Row < Size.Rows - 1)
        {
            _cursor.Row++;
            return;
        }
        Scrolled.Add(_rows[0].ToString());
        _rows.RemoveAt(0);
        _rows.Add(new StringBuilder());
    }

    private void DeleteRows(int count)
    {
        _rows.RemoveRange(_cursor.Row, Math.Min(count, _rows.Count - _cursor.Row));
        while (_rows.Count < Size.Rows)
            _rows.Add(new StringBuilder());
        _cursor.Column = 0;
    }

    private void EraseBelow()
    {
        // Like tmux, which takes this for the wish to keep what was there.
        if (_cursor == default)
            Scrolled.AddRange(_rows.Select(row => row.ToString()).Where(row => row.Length > 0));
        Truncate(_cursor.Row, _cursor.Column);
        for (var below = _cursor.Row + 1; below < Size.Rows; below++)
            _rows[below].Clear();
    }

    private void Truncate(int row, int column) => _rows[row].Length = Math.Min(_rows[row].Length, column);
}
