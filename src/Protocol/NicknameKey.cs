using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Computes a nickname's key: compatibility decomposition and case folding (Unicode, chapter 3), then one character for each family of
/// confusables, like the skeleton of Unicode Technical Standard #39. Keys are compared, never shown.
/// </summary>
internal static class NicknameKey
{
    private const int DotAbove = 0x0307;

    /// <summary>Computes the key.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();

        var key = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
                key.Add(Rune.ToLowerInvariant(rune));
            else if (Hangul.IsSyllable(rune))
                Hangul.Decompose(rune, key);
            else if (!CharacterProperties.IsInvisible(rune))
                AddFolded(key, rune);
        }
        return string.Concat(key);
    }

    private static void AddFolded(List<Rune> key, Rune rune)
    {
        if (!FoldTable.Shared.TryGetValue(rune, out var folded))
        {
            Add(key, rune);
            return;
        }
        foreach (var part in folded.EnumerateRunes())
            Add(key, part);
    }

    private static void Add(List<Rune> key, Rune rune)
    {
        var at = key.Count;
        if (IsMark(rune))
        {
            if (rune.Value == DotAbove && HasDot(key))
                return;

            // Marks of one letter are sorted, because their order is invisible.
            while (at > 0 && IsMark(key[at - 1]) && key[at - 1] > rune)
                at--;
        }
        key.Insert(at, Confusables.Shared.GetValueOrDefault(rune, rune));
    }

    // A dot above hides the dot of i and j.
    private static bool HasDot(List<Rune> key) => key.FindLastIndex(rune => !IsMark(rune)) is var letter and >= 0 && key[letter].Value is ('i' or 'j');

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
}
