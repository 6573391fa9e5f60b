using System.Buffers;
using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Decides for each character of a line, in order, whether it is kept. The decision depends on the characters before it and on how many marks
/// the current base character has.
/// </summary>
internal struct CharacterFilter
{
    /// <summary>The most marks on one character. More of them run into the lines above and below.</summary>
    public const int MaxMarks = 8;

    private const char TextStyle = '\uFE0E', EmojiStyle = '\uFE0F';
    private const char NonJoiner = '\u200C', Joiner = '\u200D';
    private const char Keycap = '\u20E3';
    private const int BlackFlag = 0x1F3F4;

    // The flags of England, Scotland and Wales: a black flag and its country in tag characters (Unicode Technical Standard #51).
    private static readonly string[] TagFlags = [TagFlag("gbeng"), TagFlag("gbsct"), TagFlag("gbwls")];

    private Rune? _base;
    private Rune? _previous;
    private int _marks;

    /// <summary>Creates a filter for a line, or for the rest of one.</summary>
    /// <param name="previous">The character before the first one to filter; null at the start of a line.</param>
    public CharacterFilter(Rune? previous)
    {
        _base = previous;
        _previous = previous;
    }

    /// <summary>Decides on the first character of <paramref name="text"/>.</summary>
    /// <param name="text">The rest of the line; not empty.</param>
    /// <param name="length">How many UTF-16 code units the decision applies to.</param>
    public FilterAction Decide(ReadOnlySpan<char> text, out int length)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out length) != OperationStatus.Done)
            return KeepAsBase(rune, FilterAction.Replace);

        if (rune.Value == BlackFlag)
            length = LengthOfFlag(text, length);
        return Decide(rune, text[length..]);
    }

    private static int LengthOfFlag(ReadOnlySpan<char> text, int alone)
    {
        foreach (var flag in TagFlags)
        {
            if (text.StartsWith(flag, StringComparison.Ordinal))
                return flag.Length;
        }
        return alone;
    }

    private static string TagFlag(string region) =>
        char.ConvertFromUtf32(BlackFlag) + string.Concat(region.Select(c => char.ConvertFromUtf32(0xE0000 + c))) + "\U000E007F";

    private FilterAction Decide(Rune rune, ReadOnlySpan<char> rest)
    {
        switch (rune.Value)
        {
            case >= ' ' and <= '~':
                return KeepAsBase(rune, FilterAction.Keep);
            case '\t' or '\u2028' or '\u2029':
                return KeepAsBase(new Rune(' '), FilterAction.Space);
            case TextStyle or EmojiStyle:
                return KeepIf(rune, TakesStyle(rest));
            case Joiner:
                return KeepIf(rune, JoinsEmoji(rest) || JoinsLetters(rest));
            case NonJoiner:
                return KeepIf(rune, JoinsLetters(rest));
        }
        if (CharacterProperties.IsInvisible(rune))
            return FilterAction.Drop;

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control:
                return FilterAction.Drop;
            case UnicodeCategory.OtherNotAssigned when !CharacterProperties.IsReservedForWriting(rune):
                return KeepAsBase(Rune.ReplacementChar, FilterAction.Replace);
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return KeepIf(rune, _base is not null && ++_marks <= MaxMarks);
            case UnicodeCategory.ModifierSymbol when CharacterProperties.IsSkinTone(rune):
                return KeepIf(rune, true);
            default:
                return KeepAsBase(rune, FilterAction.Keep);
        }
    }

    private FilterAction KeepAsBase(Rune rune, FilterAction action)
    {
        _base = rune;
        _previous = rune;
        _marks = 0;
        return action;
    }

    private FilterAction KeepIf(Rune rune, bool condition)
    {
        if (!condition)
            return FilterAction.Drop;
        _previous = rune;
        return FilterAction.Keep;
    }

    private readonly bool TakesStyle(ReadOnlySpan<char> rest) => _previous is { } previous
        && (CharacterProperties.IsPictograph(previous) || (CharacterProperties.IsKeycapBase(previous) && rest is [Keycap, ..]));

    private readonly bool JoinsEmoji(ReadOnlySpan<char> rest) => _base is { } left
        && Rune.DecodeFromUtf16(rest, out var right, out _) == OperationStatus.Done
        && CharacterProperties.IsPictograph(left) && CharacterProperties.IsPictograph(right);

    // In these scripts a letter's shape depends on its neighbors, and joiners choose the shape (RFC 5892, appendix A).
    private readonly bool JoinsLetters(ReadOnlySpan<char> rest) => _previous is { } left
        && (CharacterProperties.IsVirama(left)
            || (CharacterProperties.IsCursive(left)
                && Rune.DecodeFromUtf16(rest, out var right, out _) == OperationStatus.Done
                && CharacterProperties.IsCursive(right) && Rune.IsLetter(right)));
}
