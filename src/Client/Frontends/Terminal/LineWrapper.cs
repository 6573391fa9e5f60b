using System.Globalization;
using System.Text;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// Wraps a line into rows, between words where possible. All rows but the first are indented, so that no text can imitate the beginning of
/// another line. A word that is longer than a row, such as an address, is left to the terminal to fold, so that it can be copied and clicked;
/// without a space in it, it cannot imitate anything.
/// </summary>
internal sealed class LineWrapper
{
    private const char Escape = '\e', StyleEnd = 'm';
    private const char BlankBraille = '\u2800';
    private const string Plain = "\e[0m";

    private readonly List<string> _rows = [];
    private readonly StringBuilder _row = new();
    private readonly string _indent;
    private readonly int _width;
    private string _style = "";
    private int _column;

    // The row as it was after its last whole word: there it is broken.
    private (int Length, int Column, string Style) _afterWord;

    private LineWrapper(int width, string indent) => (_width, _indent) = (width, indent);

    /// <summary>Wraps a line.</summary>
    /// <param name="line">The line. It contains no escape sequences other than styles, each ended by a reset.</param>
    /// <param name="width">The columns of a row.</param>
    /// <param name="indent">The columns left free in all rows but the first, unless the window is very narrow.</param>
    public static IReadOnlyList<string> Rows(string line, int width, int indent)
    {
        var wrapper = new LineWrapper(width, new string(' ', width >= 3 * indent ? indent : 0));
        for (var at = 0; at < line.Length;)
        {
            var end = wrapper.FindEndOfLongWord(line, at);
            if (end > at)
            {
                wrapper.AddUnfolded(line[at..end]);
                at = end;
                continue;
            }
            var length = line[at] == Escape ? line.IndexOf(StyleEnd, at) + 1 - at : StringInfo.GetNextTextElementLength(line, at);
            wrapper.Add(line.AsSpan(at, length));
            at += length;
        }
        return [.. wrapper._rows, wrapper._row.ToString()];
    }

    // The end of the word that begins here if it is longer than any row and consists of single columns; otherwise its beginning.
    private int FindEndOfLongWord(string line, int start)
    {
        if (_indent.Length == 0 || (start > 0 && line[start - 1] is not (' ' or StyleEnd)))
            return start;
        var end = start;
        while (end < line.Length && line[end] > ' ' && line[end] != Escape)
        {
            var length = StringInfo.GetNextTextElementLength(line, end);
            if (DisplayWidth.OfCharacter(line.AsSpan(end, length)) != 1 || line[end] == BlankBraille || char.IsWhiteSpace(line[end]))
                return start;
            end += length;
        }
        return DisplayWidth.Of(line[start..end]) > _width - _indent.Length ? end : start;
    }

    private void AddUnfolded(string word)
    {
        _row.Append(word);

        // Nothing follows in the row in which the word ends: "…15:04" and what comes after it would look like a line.
        _column = _width + 1;
        _afterWord = (_row.Length, _column, _style);
    }

    private void Add(ReadOnlySpan<char> element)
    {
        if (element[0] == Escape)
        {
            _row.Append(element);
            _style = element.SequenceEqual(Plain) ? "" : element.ToString();
            return;
        }
        var width = DisplayWidth.OfCharacter(element);
        if (_column + width > _width && _column > 0)
        {
            // A space that does not fit is dropped.
            if (element is " ")
                _afterWord = (_row.Length, _column, _style);
            Break();
            if (element is " ")
                return;
        }
        _row.Append(element);
        _column += width;
        if (element is " ")
            _afterWord = (_row.Length, _column, _style);
    }

    private void Break()
    {
        // A long word of wide characters is cut at the end of the row.
        if (_afterWord.Column <= _width / 2)
            _afterWord = (_row.Length, _column, _style);
        var rest = _row.ToString(_afterWord.Length, _row.Length - _afterWord.Length);
        _row.Length = _afterWord.Length;
        if (_afterWord.Style.Length > 0)
            _row.Append(Plain);
        _rows.Add(_row.ToString());
        _row.Clear().Append(_indent).Append(_afterWord.Style).Append(rest);
        _column += _indent.Length - _afterWord.Column;
        _afterWord = default;
    }
}
