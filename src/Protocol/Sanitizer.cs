using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>Takes out of a text what could act on another person's terminal or hide in it.</summary>
public static class Sanitizer
{
    /// <summary>Cleans one line of text.</summary>
    /// <param name="text">What somebody sent.</param>
    /// <returns>The text that may be shown; the same instance when nothing has to change.</returns>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t')
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator) && (rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format))
                clean.Append(rune.ToString());
        }
        return clean.Length == text.Length ? text : clean.ToString();
    }
}
