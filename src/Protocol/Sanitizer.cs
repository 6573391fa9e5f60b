using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Removes characters that could control another user's terminal or hide in it. Ordinary text in every script, with emoji, passes unchanged.
/// docs/PROTOCOL.md lists the rules.
/// </summary>
public static class Sanitizer
{
    /// <summary>Cleans one line of text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text that may be shown; the same instance when nothing changes.</returns>
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
