using System.Buffers;
using System.Globalization;
using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Finds mentions of the user.</summary>
internal static class Mention
{
    /// <summary>Whether a line mentions, or is addressed to, the user.</summary>
    public static bool IsIn(RoomLine line, string? nickname) =>
        line.Kind is RoomLineKind.Said or RoomLineKind.Acted or RoomLineKind.Whispered && nickname is not null && line.Nick != nickname
        && (line.To == nickname || Contains(line.Text, nickname));

    private static bool Contains(string text, string nickname)
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

    // Some languages append endings to a name without a space: 지영아 addresses 지영.
    private static bool BeginsInWord(string text) =>
        Rune.DecodeFromUtf16(text, out var rune, out _) == OperationStatus.Done && IsOfWord(rune)
        && Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherLetter;

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';
}
