using System.Globalization;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Terminal;

/// <summary>The rows at the bottom of the screen: what is under way, the state of things, and the line being typed.</summary>
/// <param name="width">The columns that a row may take.</param>
/// <param name="theme">The colours.</param>
internal sealed class BottomRows(int width, Theme theme)
{
    private const int MostUnderWay = 3;

    /// <summary>The last lines that the server does not have yet, marked.</summary>
    public IEnumerable<(string Text, int Width)> UnderWay(IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Skip(lines.Count - MostUnderWay))
            yield return Row($"… {Sanitizer.Clean(line)}");
    }

    public (string Text, int Width) Status(string status) => Row($"── {status}");

    /// <summary>The line being typed, or the part of it around the cursor.</summary>
    /// <returns>The row, and the cursor's column.</returns>
    public ((string Text, int Width) Row, int Cursor) Prompt(string prompt, string text, int place)
    {
        var shownPrompt = Widths.Cut(prompt, width / 2);
        var room = width - Widths.Of(shownPrompt);
        var start = 0;
        while (Widths.Of(text[start..place]) >= room)
            start += StringInfo.GetNextTextElementLength(text, start);
        var shown = Widths.Cut(text[start..], room);
        var row = shownPrompt + shown;
        return ((row, Widths.Of(row)), Widths.Of(shownPrompt) + Widths.Of(text[start..place]));
    }

    private (string Text, int Width) Row(string text)
    {
        var cut = Widths.Cut(text, width);
        return (theme.Dim(cut), Widths.Of(cut));
    }
}
