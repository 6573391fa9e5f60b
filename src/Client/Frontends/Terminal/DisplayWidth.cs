using System.Globalization;
using System.Text;
using Wcwidth;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// How many columns a text takes in a terminal. Terminals differ over the newest emoji, so that the result may be wrong by a few columns.
/// </summary>
internal static class DisplayWidth
{
    private const char Escape = '\e', StyleEnd = 'm';
    private const int Joiner = 0x200D, EmojiStyle = 0xFE0F;

    /// <summary>The width of a text.</summary>
    public static int Of(string text)
    {
        var width = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            width += OfCharacter(text.AsSpan(at, length));
            at += length;
        }
        return width;
    }

    /// <summary>The width of a text with styles.</summary>
    public static int OfStyled(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == Escape)
                at = text.IndexOf(StyleEnd, at);
            else if (!char.IsControl(text[at]))
                plain.Append(text[at]);
        }
        return Of(plain.ToString());
    }

    /// <summary>The longest beginning of a text that fits.</summary>
    public static string Cut(string text, int columns)
    {
        var at = 0;
        while (at < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            columns -= OfCharacter(text.AsSpan(at, length));
            if (columns < 0)
                break;
            at += length;
        }
        return text[..at];
    }

    /// <summary>The width of one grapheme cluster.</summary>
    public static int OfCharacter(ReadOnlySpan<char> character)
    {
        var (width, isOneSign) = (0, false);
        foreach (var rune in character.EnumerateRunes())
        {
            // Flags, families and skin tones are several code points that the terminal draws as one sign.
            isOneSign |= rune.Value is Joiner or EmojiStyle or (>= 0x1F1E6 and <= 0x1F1FF) or (>= 0x1F3FB and <= 0x1F3FF);
            width += Math.Max(0, UnicodeCalculator.GetWidth(rune));
        }
        return isOneSign && width > 0 ? 2 : width;
    }
}
