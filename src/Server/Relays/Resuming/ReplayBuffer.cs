using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Relays.Resuming;

/// <summary>
/// Keeps the last lines of a resumable session, for when its connection breaks with some of them under way. It holds references to
/// bytes that all sessions share.
/// </summary>
/// <param name="maxBytes">The most bytes to keep.</param>
/// <param name="begin">The number of lines that the client had before the session.</param>
internal sealed class ReplayBuffer(int maxBytes, long begin = 0)
{
    private readonly Queue<EncodedLines> _kept = new();
    private long _start = begin;
    private int _bytes;

    /// <summary>The number of lines that the client had before the session.</summary>
    public long Begin { get; } = begin;

    /// <summary>The number of lines so far, with those before the session.</summary>
    public long End { get; private set; } = begin;

    /// <summary>Adds lines; the oldest go when there are too many.</summary>
    public void Add(EncodedLines lines)
    {
        if (lines.Count == 0)
            return;
        _kept.Enqueue(lines);
        End += lines.Count;
        _bytes += lines.Bytes;
        while (_bytes > maxBytes)
        {
            var oldest = _kept.Dequeue();
            _start += oldest.Count;
            _bytes -= oldest.Bytes;
        }
    }

    /// <summary>The lines that the client lacks.</summary>
    /// <param name="at">The number of lines that the client has.</param>
    /// <param name="gone">How many of those that it lacks are not kept any more.</param>
    public EncodedLines From(long at, out long gone)
    {
        gone = Math.Max(0, _start - at);
        var first = Math.Min(Math.Max(at, _start), End);
        return new EncodedLines((int)(End - first), [.. Segments(first - _start)]);
    }

    private IEnumerable<ArraySegment<byte>> Segments(long skip)
    {
        foreach (var lines in _kept)
        {
            for (var i = 0; i < lines.Segments.Length; i++)
            {
                var segment = lines.Segments[i];
                var start = 0;
                for (; skip > 0 && start < segment.Count; skip--)
                {
                    var end = segment.AsSpan(start).IndexOf((byte)'\n');
                    if (end < 0)
                    {
                        // The line goes on in the next segment.
                        start = segment.Count;
                        break;
                    }
                    start += end + 1;
                }
                if (start < segment.Count)
                    yield return segment[start..];
            }
        }
    }
}
