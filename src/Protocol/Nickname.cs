using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// A member's name: one word that cannot be confused with the punctuation of the server's lines. Two nicknames are equal when their
/// <see cref="Key"/>s are equal.
/// </summary>
public readonly record struct Nickname
{
    /// <summary>The longest nickname, in grapheme clusters (Unicode Standard Annex #29).</summary>
    public const int MaxGraphemes = 24;

    /// <summary>The longest nickname, in bytes of UTF-8.</summary>
    public const int MaxBytes = 96;

    private const string Forbidden = ":*!@/";

    private static readonly SearchValues<char> Space =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    private static readonly Rune BlankBraille = new(0x2800);

    private readonly string? _text;
    private readonly string? _key;

    private Nickname(string text, string key)
    {
        _text = text;
        _key = key;
    }

    /// <summary>The name as typed, without the white space around it.</summary>
    public string Text => _text ?? "";

    /// <summary>The same for all spellings that look like the same name.</summary>
    public string Key => _key ?? "";

    /// <summary>Parses a nickname.</summary>
    /// <param name="input">The text that the user typed.</param>
    /// <param name="nickname">The nickname, if the text is one.</param>
    /// <param name="refusal">Otherwise a sentence for the user: what is wrong, with which value, and what to do.</param>
    public static bool TryParse(string input, out Nickname nickname, [NotNullWhen(false)] out string? refusal)
    {
        nickname = default;
        var text = input.Trim();
        refusal = RefuseLength(text);
        if (refusal is not null)
            return false;

        var key = NicknameKey.Of(text);
        refusal = RefuseCharacters(text, key);
        if (refusal is not null)
            return false;

        nickname = new Nickname(text, key);
        return true;
    }

    /// <summary>A nickname that was accepted before, perhaps by the rules of an earlier version.</summary>
    /// <param name="text">Its text.</param>
    public static Nickname Restore(string text) => new(text, NicknameKey.Of(text));

    /// <summary>Whether both look like the same name.</summary>
    /// <param name="other">The other nickname.</param>
    public bool Equals(Nickname other) => Key == other.Key;

    /// <inheritdoc />
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string? RefuseLength(string text)
    {
        if (text.Length == 0)
            return "a nickname cannot be empty: type one word, for instance alice";
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return $"the nickname {Quote(text)} is longer than {MaxBytes} bytes: choose a shorter one";
        if (text.Length > MaxGraphemes && new StringInfo(text).LengthInTextElements > MaxGraphemes)
            return $"the nickname {Quote(text)} is longer than {MaxGraphemes} characters: choose a shorter one";
        return null;
    }

    private static string? RefuseCharacters(string text, string key)
    {
        if (text.AsSpan().ContainsAny(Space))
            return $"the nickname {Quote(text)} holds a space: type one word, for instance {OneWord(text)}";
        if (key.AsSpan().IndexOfAny(Forbidden) is var at and >= 0)
            return $"the nickname {Quote(text)} holds \"{key[at]}\" or something that looks like it: leave out : * ! @ /";
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            return $"the nickname {Quote(text)} did not arrive as UTF-8: type it again";
        if (Sanitizer.Clean(text) != text || HoldsUnknown(text))
            return $"the nickname {Quote(text)} holds something that other terminals cannot show: use letters, digits or emoji";
        if (IsMark(Rune.GetRuneAt(text, 0)))
            return $"the nickname {Quote(text)} begins with a mark that belongs on a letter: begin with the letter";
        return null;
    }

    private static bool HoldsUnknown(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == BlankBraille || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse)
                return true;
        }
        return false;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string OneWord(string text) => string.Concat(text.Select(c => char.IsWhiteSpace(c) ? '_' : c));

    private static string Quote(string text) =>
        $"\"{Sanitizer.Clean(text.Length > MaxBytes ? text[..MaxGraphemes] + "…" : text)}\"";
}
