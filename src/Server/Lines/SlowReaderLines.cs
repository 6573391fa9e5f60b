using AkkaChat.Protocol;

namespace AkkaChat.Server.Lines;

/// <summary>The lines for a slow reader: that lines were skipped, or why its connection closes (<see cref="Settings.SlowReaderPolicy"/>).</summary>
internal static class SlowReaderLines
{
    /// <summary>Tells how many lines were skipped; at least one. If it is skipped in its turn, it counts as many.</summary>
    public static EncodedLines Skipped(LineForm form, int lines) => ServerLines.Refusal(form, lines switch
    {
        1 => $"you fell behind: 1 line skipped",
        _ => $"you fell behind: {lines:N0} lines skipped",
    }).StandingFor(lines);

    /// <summary>Why its connection closes.</summary>
    /// <param name="maxPendingBytes">The most bytes that may wait for it.</param>
    public static ServerText WhyClosed(int maxPendingBytes) => $"you fell behind by more than {maxPendingBytes:N0} bytes: connect again";
}
