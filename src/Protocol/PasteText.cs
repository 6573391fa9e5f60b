using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AkkaChat.Protocol;

/// <summary>The line that stands for many lines of one member: <c>* alice pasted 214 lines (#12): make: Entering directory …</c>.</summary>
public static class PasteText
{
    private const string Pasted = " pasted ", Number = " lines (#", End = "): ";
    private const int MaxShown = 60;

    /// <summary>The line without the star.</summary>
    /// <param name="e">The event.</param>
    /// <param name="number">Its number, by which all lines can be asked for.</param>
    public static ServerText Of(RoomEvent.Pasted e, long number)
    {
        var lines = e.Lines;
        return $"{e.Who} pasted {lines.Length} lines (#{number}): {Shown(lines[0].Trim())} …";
    }

    /// <summary>Parses the line without the star.</summary>
    /// <param name="text">The line.</param>
    /// <param name="nick">Who pasted.</param>
    /// <param name="lines">How many lines.</param>
    /// <param name="first">The beginning of the first of them.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? nick, out int lines, out string first)
    {
        (nick, lines, first) = (null, 0, "");
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !text.AsSpan(space).StartsWith(Pasted, StringComparison.Ordinal))
            return false;
        var count = text.AsSpan(space + Pasted.Length);
        var end = count.IndexOf(Number, StringComparison.Ordinal);
        if (end < 0 || !int.TryParse(count[..end], NumberStyles.None, CultureInfo.InvariantCulture, out lines))
            return false;
        var number = count[(end + Number.Length)..];
        end = number.IndexOf(End, StringComparison.Ordinal);
        if (end < 0 || !long.TryParse(number[..end], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return false;
        (nick, first) = (text[..space], number[(end + End.Length)..].ToString());
        return true;
    }

    private static string Shown(string line)
    {
        var end = 0;
        while (end < line.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(line, end);
            if (next > MaxShown)
                break;
            end = next;
        }
        return line[..end];
    }
}
