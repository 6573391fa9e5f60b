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

    private const string Signs = ":*!@/";

    // What the arrow of a private message looks like when it is typed.
    private static readonly string[] TypedArrows = ["->", "=>", "~>"];

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
    /// <param name="refusal">Otherwise why it is none.</param>
    public static bool TryParse(string input, out Nickname nickname, [NotNullWhen(false)] out NicknameRefusal? refusal)
    {
        nickname = default;
        var text = input.Trim();
        refusal = RefuseLength(text) ?? RefuseCharacters(text);
        if (refusal is not null)
            return false;

        nickname = new Nickname(text, NicknameKey.Of(text));
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

    private static NicknameRefusal? RefuseLength(string text)
    {
        if (text.Length == 0)
            return new NicknameRefusal($"a nickname cannot be empty: type one word");
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return new NicknameRefusal($"the nickname {Quote(text)} is longer than {MaxBytes} bytes: choose a shorter one");
        if (text.Length > MaxGraphemes && new StringInfo(text).LengthInTextElements > MaxGraphemes)
            return new NicknameRefusal($"the nickname {Quote(text)} is longer than {MaxGraphemes} characters: choose a shorter one");
        return null;
    }

    private static NicknameRefusal? RefuseCharacters(string text)
    {
        if (text.AsSpan().ContainsAny(Space))
            return new NicknameRefusal($"the nickname {Quote(text)} holds a space: type one word", Suggest(text));
        if (FindSign(text) is { } sign)
            return new NicknameRefusal($"the nickname {Quote(text)} holds {sign}: leave out : * ! @ / and arrows", Suggest(text));
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
            return new NicknameRefusal($"the nickname {Quote(text)} did not arrive as UTF-8: type it again");
        if (FindHidden(text) is { } hidden)
            return new NicknameRefusal($"the nickname {Quote(text)} holds {Name(hidden)}, which other terminals cannot show: use letters, digits or emoji");
        if (IsMark(Rune.GetRuneAt(text, 0)))
            return new NicknameRefusal($"the nickname {Quote(text)} begins with {Name(Rune.GetRuneAt(text, 0))}, a mark that belongs on a letter: begin with the letter");
        return null;
    }

    /// <summary>Describes what looks like a sign of the server's lines; null when nothing does.</summary>
    private static ServerText? FindSign(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (CharacterProperties.IsArrow(rune))
                return $"{Show(rune)}, which looks like the arrow of a private message";
            var key = NicknameKey.Of(rune.ToString());
            if (key.AsSpan().IndexOfAny(Signs) is var at and >= 0)
                return rune.IsAscii ? ServerText.Verbatim($"\"{rune}\"") : $"{Show(rune)}, which looks like \"{key[at]}\"";
        }
        var whole = NicknameKey.Of(text);
        var typed = Array.Find(TypedArrows, arrow => whole.Contains(arrow, StringComparison.Ordinal));
        return typed is null ? (ServerText?)null : $"\"{typed}\", which looks like the arrow of a private message";
    }

    /// <summary>The first character that other terminals cannot show; null when there is none.</summary>
    private static Rune? FindHidden(string text)
    {
        var clean = Sanitizer.Clean(text);
        var at = text.AsSpan().CommonPrefixLength(clean);
        if (at < text.Length)
        {
            // The common part may end within a surrogate pair.
            if (at > 0 && char.IsSurrogatePair(text, at - 1))
                at--;
            return Rune.TryGetRuneAt(text, at, out var changed) ? changed : Rune.ReplacementChar;
        }
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == BlankBraille || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse)
                return rune;
        }
        return null;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Suggests the nickname without what is refused; null when even that is none.</summary>
    private static Nickname? Suggest(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                word.Append('_');
            else if (FindSign(rune.ToString()) is null)
                word.Append(rune);
        }
        foreach (var arrow in TypedArrows)
            word.Replace(arrow, "");
        var suggested = word.ToString().Trim('_');
        return FindSign(suggested) is null && TryParse(suggested, out var nickname, out _) ? nickname : null;
    }

    private static string Quote(string text) =>
        $"\"{Sanitizer.Clean(text.Length > MaxBytes ? text[..MaxGraphemes] + "…" : text)}\"";

    private static string Show(Rune rune) => $"\"{rune}\" ({Name(rune)})";

    private static string Name(Rune rune) => $"U+{rune.Value:X4}";
}
