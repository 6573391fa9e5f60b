using System.Globalization;
using System.Text;

namespace AkkaChat.Server.Searching;

/// <summary>The words of a text, as the search knows them: letters, digits and their marks, in one normal form and in lower case. A word is found by its beginning, too.</summary>
internal static class SearchWords
{
    /// <summary>The words of a text.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsPartOfWord(rune))
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            else
                End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Whether a text holds all of the words.</summary>
    public static bool Match(string text, IReadOnlyList<string> words)
    {
        var held = Of(text);
        return words.All(word => held.Any(other => other.StartsWith(word, StringComparison.Ordinal)));
    }

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
