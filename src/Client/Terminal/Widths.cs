using System.Globalization;
using Wcwidth;

namespace AkkaChat.Client.Terminal;

/// <summary>How many columns of a terminal a text takes.</summary>
internal static class Widths
{
    private const char EmojiStyle = '\uFE0F';

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

    /// <summary>The width of what a reader takes for one character: that of its widest part, two at most.</summary>
    private static int OfCharacter(ReadOnlySpan<char> character)
    {
        // Two letters that make a flag are one wide each, the flag is two.
        var widest = character.Contains(EmojiStyle) || character is ['\uD83C', >= '\uDDE6' and <= '\uDDFF', '\uD83C', _] ? 2 : 0;
        foreach (var rune in character.EnumerateRunes())
            widest = Math.Max(widest, UnicodeCalculator.GetWidth(rune));
        return Math.Clamp(widest, 0, 2);
    }
}
