using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>A member's name: one word that every terminal shows as its owner typed it. Equal when the <see cref="Key"/>s are.</summary>
public readonly record struct Nickname
{
    /// <summary>The longest nickname, in grapheme clusters: what a reader sees as characters (Unicode Standard Annex #29).</summary>
    public const int MaxGraphemes = 24;

    /// <summary>The longest nickname, in bytes of UTF-8.</summary>
    public const int MaxBytes = 96;

    private readonly string? _text;
    private readonly string? _key;

    private Nickname(string text, string key)
    {
        _text = text;
        _key = key;
    }

    /// <summary>The name as it was typed, without spaces around it.</summary>
    public string Text => _text ?? "";

    /// <summary>What makes two nicknames the same.</summary>
    public string Key => _key ?? "";

    /// <summary>Reads a nickname.</summary>
    /// <param name="input">What the person typed.</param>
    /// <param name="nickname">The nickname, if it is one.</param>
    /// <param name="refusal">Otherwise a sentence for the person: what is wrong, with which value, and what to do.</param>
    public static bool TryParse(string input, out Nickname nickname, [NotNullWhen(false)] out string? refusal)
    {
        nickname = default;
        var text = input.Trim();
        refusal = Refusal(text);
        if (refusal is not null)
            return false;
        nickname = new Nickname(text, text.ToUpperInvariant().ToLowerInvariant());
        return true;
    }

    /// <summary>Whether both are the same name.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(Nickname other) => Key == other.Key;

    /// <inheritdoc />
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string? Refusal(string text)
    {
        if (text.Length == 0)
            return "a nickname cannot be empty: type one word, for instance alice";
        if (text.Any(char.IsWhiteSpace))
            return $"\"{text}\" holds a space: type one word, for instance alice";
        if (text.AsSpan().IndexOfAny(":*!@/") >= 0)
            return $"\"{text}\" holds one of : * ! @ /: leave it out";
        if (Sanitizer.Clean(text) != text)
            return $"\"{text}\" holds something that cannot be seen: leave it out";
        if (new StringInfo(text).LengthInTextElements > MaxGraphemes || Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return $"\"{text}\" is too long: a nickname has at most {MaxGraphemes} characters and {MaxBytes} bytes";
        return null;
    }
}
