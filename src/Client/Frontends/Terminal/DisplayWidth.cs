using System.Globalization;
using Wcwidth;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// How many columns of a terminal a text takes. Terminals differ over the newest emoji; nothing may depend on this to the column.
/// </summary>
internal static class DisplayWidth
{
    private const int Joiner = 0x200D, EmojiStyle = 0xFE0F;

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

    /// <summary>As much of a text as fits.</summary>
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

    /// <summary>The width of what a reader takes for one character (a grapheme cluster).</summary>
    public static int OfCharacter(ReadOnlySpan<char> character)
    {
        var (width, isOneSign) = (0, false);
        foreach (var rune in character.EnumerateRunes())
        {
            // Flags are two letters, families several people, and a hand has its colour: each is drawn as one sign.
            isOneSign |= rune.Value is Joiner or EmojiStyle or (>= 0x1F1E6 and <= 0x1F1FF) or (>= 0x1F3FB and <= 0x1F3FF);
            width += Math.Max(0, UnicodeCalculator.GetWidth(rune));
        }
        return isOneSign && width > 0 ? 2 : width;
    }
}
