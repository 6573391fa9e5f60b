using System.Globalization;
using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Server.History;

/// <summary>
/// The words of a text, as the search knows them: letters, digits and their marks, folded as nicknames are, so that words that look the
/// same are the same. A word is found by its beginning, too.
/// </summary>
internal static class SearchWords
{
    private const int MaxLength = 200;

    /// <summary>The words of a text.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPartOfWord(rune))
                word.Append(rune.ToString());
            else
                End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0 && Fold(word.ToString()) is { Length: > 0 } folded)
                words.Add(folded);
            word.Clear();
        }
    }

    /// <summary>Whether a text holds all of the words.</summary>
    public static bool Match(string text, IReadOnlyList<string> words)
    {
        var held = Of(text);
        return words.All(word => held.Any(other => other.StartsWith(word, StringComparison.Ordinal)));
    }

    // Some letters fold to something else. What is longer than any word is cut: PostgreSQL takes 2 KiB.
    private static string Fold(string word) => string.Concat(Nickname.Restore(word).Key.EnumerateRunes().Where(IsPartOfWord).Take(MaxLength));

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
