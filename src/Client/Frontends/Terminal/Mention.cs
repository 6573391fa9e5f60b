using System.Buffers;
using System.Globalization;
using System.Text;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Tells whether somebody speaks of, or to, the user.</summary>
internal static class Mention
{
    public static bool IsIn(RoomLine line, string? nickname) =>
        line.Kind is "said" or "acted" or "whispered" && nickname is not null && line.Nick != nickname
        && (line.To == nickname || Holds(line.Text, nickname));

    private static bool Holds(string text, string nickname)
    {
        for (var at = 0; (at = text.IndexOf(nickname, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (!EndsInWord(text[..at]) && !BeginsInWord(text[(at + nickname.Length)..]))
                return true;
        }
        return false;
    }

    private static bool EndsInWord(string text) =>
        Rune.DecodeLastFromUtf16(text, out var rune, out _) == OperationStatus.Done && IsOfWord(rune);

    // Endings are written to a name without a space in some languages: 지영아 speaks to 지영.
    private static bool BeginsInWord(string text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done && IsOfWord(rune)
        && Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherLetter;

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';
}
