using System.Text;

namespace AkkaChat.Protocol;

/// <summary>Decomposes Hangul syllables into letters (Unicode, chapter 3.12).</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00, LastSyllable = 0xD7A3;
    private const int FirstLead = 0x1100, FirstVowel = 0x1161, BeforeFirstTail = 0x11A7;
    private const int Vowels = 21, Tails = 28;

    /// <summary>Whether a character is a composed syllable.</summary>
    public static bool IsSyllable(Rune rune) => rune.Value is >= FirstSyllable and <= LastSyllable;

    /// <summary>Adds the two or three letters of a syllable.</summary>
    public static void Decompose(Rune syllable, List<Rune> letters)
    {
        var (rest, tail) = Math.DivRem(syllable.Value - FirstSyllable, Tails);
        var (lead, vowel) = Math.DivRem(rest, Vowels);
        letters.Add(new Rune(FirstLead + lead));
        letters.Add(new Rune(FirstVowel + vowel));
        if (tail > 0)
            letters.Add(new Rune(BeforeFirstTail + tail));
    }
}
