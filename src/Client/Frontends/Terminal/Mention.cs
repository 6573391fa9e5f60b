using System.Buffers;
using System.Globalization;
using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Finds mentions of the user.</summary>
internal static class Mention
{
    private const string Scheme = "://", Web = "www.";

    // Scripts whose texts have no spaces between words: Thai to Myanmar, Khmer, kana, Han.
    private static readonly (int First, int Last)[] WithoutSpaces =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
    ];

    /// <summary>Whether a line mentions, or is addressed to, the user.</summary>
    public static bool IsIn(RoomLine line, string? nickname) =>
        line.Kind is RoomLineKind.Said or RoomLineKind.Acted or RoomLineKind.Whispered && nickname is not null && line.Nick != nickname
        && (line.To == nickname || line.Text.Split(' ').Any(word => Mentions(word, nickname)));

    private static bool Mentions(string word, string nickname) =>
        !IsAddress(word) && (Contains(word, nickname) || ContainsLookalike(word, nickname));

    // A nickname in an address is none.
    private static bool IsAddress(string word) =>
        word.Contains(Scheme, StringComparison.Ordinal) || word.StartsWith(Web, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string text, string nickname)
    {
        for (var at = 0; (at = text.IndexOf(nickname, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (!EndsInWord(text[..at]) && !BeginsInWord(text[(at + nickname.Length)..]))
                return true;
        }
        return false;
    }

    // é may be one code point or two: the server's key for nicknames is the same for both.
    private static bool ContainsLookalike(string word, string nickname) =>
        !(Ascii.IsValid(word) && Ascii.IsValid(nickname)) && Nickname.TryParse(nickname, out var own, out _)
        && Names(word).Any(name => Nickname.TryParse(name, out var other, out _) && own.Equals(other));

    private static string[] Names(string word) =>
        string.Concat(word.EnumerateRunes().Select(rune => IsOfWord(rune) || IsMark(rune) ? rune.ToString() : " "))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool EndsInWord(string text) =>
        Rune.DecodeLastFromUtf16(text, out var rune, out _) == OperationStatus.Done && IsOfWord(rune)
        && !WithoutSpaces.Any(script => rune.Value >= script.First && rune.Value <= script.Last);

    // Some languages append endings to a name without a space: 지영아 addresses 지영.
    private static bool BeginsInWord(string text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done && IsOfWord(rune)
        && Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherLetter;

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';
}
