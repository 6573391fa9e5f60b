using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Takes out of a text what could act on another person's terminal or hide in it. Ordinary writing in every script, emoji
/// among it, passes unchanged. The rules are listed in docs/PROTOCOL.md.
/// </summary>
public static class Sanitizer
{
    /// <summary>Cleans one line of text. What is clean already stays as it is.</summary>
    /// <param name="text">What somebody sent.</param>
    /// <returns>The text that may be shown; the same instance when nothing has to change.</returns>
    public static string Clean(string text)
    {
        var suspicious = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        return suspicious < 0 ? text : CleanFrom(text, suspicious);
    }

    private static string CleanFrom(string text, int start)
    {
        var filter = new CharacterFilter(start > 0 ? new Rune(text[start - 1]) : null);
        StringBuilder? clean = null;
        var copied = 0;
        for (var at = start; at < text.Length;)
        {
            var action = filter.Decide(text.AsSpan(at), out var length);
            if (action != FilterAction.Keep)
            {
                clean ??= new StringBuilder(text.Length);
                clean.Append(text, copied, at - copied);
                if (action == FilterAction.Space)
                    clean.Append(' ');
                else if (action == FilterAction.Replace)
                    clean.Append('\uFFFD');
                copied = at + length;
            }
            at += length;
        }
        return clean is null ? text : clean.Append(text, copied, text.Length - copied).ToString();
    }
}
