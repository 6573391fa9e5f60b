using System.Globalization;
using System.Text;

namespace AkkaChat.Settings;

/// <summary>Parses one value, with or without quotes.</summary>
internal sealed class ValueText(TextCursor cursor)
{
    private const string NotInText = "$\"{}[]:=,#`^?!@*&\\";

    /// <summary>Parses quoted and unquoted pieces up to the end of the value, with the blanks between them.</summary>
    /// <param name="text">The value; null for the word null.</param>
    /// <returns>Whether there is a value and nothing unexpected after it.</returns>
    public bool TryParse(out string? text)
    {
        var value = new StringBuilder();
        var (pieces, hasQuotes, blanks) = (0, false, "");
        while (TryParsePiece(ref hasQuotes) is { } piece)
        {
            value.Append(blanks).Append(piece);
            pieces++;
            blanks = cursor.TakeBlanks();
        }
        text = !hasQuotes && value.Equals("null") ? null : value.ToString();
        return pieces > 0 && (cursor.IsAtEndOfLine || cursor.Current is ',' or '}' or ']');
    }

    /// <summary>Parses a text in quotes. Three quotes allow several lines, but no escapes.</summary>
    /// <exception cref="SettingsException">The text has no end, or an escape is wrong.</exception>
    public string ParseQuoted()
    {
        var line = cursor.Line;
        var isRaw = cursor.TryTake("\"\"\"");
        var end = isRaw ? "\"\"\"" : "\"";
        if (!isRaw)
            cursor.Take();
        var text = new StringBuilder();
        while (!cursor.TryTake(end))
        {
            if (cursor.IsAtEnd || (!isRaw && cursor.Current == '\n'))
                throw cursor.Error($"this text has no closing {end}", line);
            text.Append(!isRaw && cursor.TryTake("\\") ? ParseEscape() : cursor.Take());
        }
        return text.ToString();
    }

    private string? TryParsePiece(ref bool hasQuotes)
    {
        if (cursor.Current == '"')
        {
            hasQuotes = true;
            return ParseQuoted();
        }
        var piece = cursor.TakeWhile(c => !char.IsWhiteSpace(c) && !NotInText.Contains(c, StringComparison.Ordinal));
        return piece.Length > 0 ? piece : null;
    }

    private char ParseEscape()
    {
        var escape = cursor.Current;
        switch (escape)
        {
            case '"' or '\\' or '/':
                return cursor.Take();
            case 'b' or 'f' or 'n' or 'r' or 't':
                cursor.Take();
                return "\b\f\n\r\t"["bfnrt".IndexOf(escape, StringComparison.Ordinal)];
            case 'u':
                cursor.Take();
                var left = 4;
                var digits = cursor.TakeWhile(c => char.IsAsciiHexDigit(c) && left-- > 0);
                return digits.Length == 4 ? (char)int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : throw WrongEscape();
            default:
                throw WrongEscape();
        }
    }

    private SettingsException WrongEscape() => cursor.Error("unknown escape: use \\\\ for a backslash, \\n, \\t, \\\" or \\u and four digits");
}
