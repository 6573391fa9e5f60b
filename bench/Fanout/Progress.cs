namespace AkkaChat.Bench.Fanout;

/// <summary>One line that says what is going on, for a person who waits; nothing when nobody watches.</summary>
/// <param name="output">The terminal; null: nobody watches.</param>
internal sealed class Progress(TextWriter? output)
{
    private const string LineStart = "\r";
    private const string EraseLine = "\e[K";

    private static readonly long Interval = Clock.Seconds(0.2);

    private long _next;

    /// <summary>Shows how things stand, unless that was shown a moment ago.</summary>
    public void Show(Func<string> status)
    {
        if (output is null || Clock.Now < _next)
            return;
        _next = Clock.Now + Interval;
        output.Write(LineStart + status() + EraseLine);
    }

    /// <summary>Takes the line away.</summary>
    public void Clear() => output?.Write(LineStart + EraseLine);
}
