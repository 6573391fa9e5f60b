using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace AkkaChat.Protocol;

/// <summary>
/// The code with which somebody rejoins and goes on where it stopped. It is typed behind the nickname: <c>alice#k3f9qt</c>. No two of its characters
/// look alike.
/// </summary>
public static class RejoinCode
{
    private const char Separator = '#';
    private const int Length = 6;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>A new code.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>What to type to come back.</summary>
    /// <param name="nickname">The nickname.</param>
    /// <param name="code">The code.</param>
    public static string Format(Nickname nickname, string code) => $"{nickname}{Separator}{code}";

    /// <summary>Parses what somebody typed as a nickname.</summary>
    /// <param name="text">The text.</param>
    /// <param name="nickname">The nickname, if the text is one with a code.</param>
    /// <param name="code">The code.</param>
    public static bool TryParse(string text, out Nickname nickname, [NotNullWhen(true)] out string? code)
    {
        (nickname, code) = (default, null);
        var typed = text.Trim();
        var separator = typed.LastIndexOf(Separator);
        if (separator < 0)
            return false;
        var candidate = typed[(separator + 1)..].ToLowerInvariant();
        if (candidate.Length != Length || candidate.AsSpan().ContainsAnyExcept(Characters) || !Nickname.TryParse(typed[..separator], out nickname, out _))
            return false;
        code = candidate;
        return true;
    }
}
