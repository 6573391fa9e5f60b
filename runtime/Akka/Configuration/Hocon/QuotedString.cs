using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Text in double quotes, as JSON has it (RFC 8259, section 7).</summary>
internal static class QuotedString
{
    /// <summary>The index of the closing quote, or -1 when the line ends before it.</summary>
    public static int FindEnd(string text, int openingQuote)
    {
        for (var i = openingQuote + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '"')
                return i;
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] != '\n')
                i++;
        }
        return -1;
    }

    /// <summary>The text that is meant, or null with the index of the escape that is none.</summary>
    public static string? Unescape(ReadOnlySpan<char> content, out int badEscape)
    {
        badEscape = -1;
        if (!content.Contains('\\'))
            return content.ToString();
        var result = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\\')
            {
                result.Append(content[i]);
            }
            else if (TryEscape(content[(i + 1)..], out var c, out var length))
            {
                result.Append(c);
                i += length;
            }
            else
            {
                badEscape = i;
                return null;
            }
        }
        return result.ToString();
    }

    private static bool TryEscape(ReadOnlySpan<char> rest, out char c, out int length)
    {
        length = 1;
        c = rest.IsEmpty ? '\0' : rest[0] switch
        {
            '"' or '\\' or '/' => rest[0],
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (c != '\0')
            return true;
        if (rest.Length < 5 || rest[0] != 'u' ||
            !ushort.TryParse(rest.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return false;
        c = (char)code;
        length = 5;
        return true;
    }
}
