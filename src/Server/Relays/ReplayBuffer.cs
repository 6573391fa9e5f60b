using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Machines;

/// <summary>
/// The last lines of a session, kept for a client whose connection breaks with some of them under way. Holds references to the
/// bytes that all sessions share, at most so many bytes.
/// </summary>
/// <param name="limit">The most bytes.</param>
/// <param name="begin">How many lines the client had before the session.</param>
internal sealed class Replay(int limit, long begin = 0)
{
    private readonly Queue<EncodedLines> _kept = new();
    private long _start = begin;
    private int _bytes;

    /// <summary>How many lines the client had before the session.</summary>
    public long Begin { get; } = begin;

    /// <summary>How many lines there are, with those before the session.</summary>
    public long End { get; private set; } = begin;

    /// <summary>Takes lines; the oldest go when there are too many.</summary>
    public void Add(EncodedLines lines)
    {
        if (lines.Count == 0)
            return;
        _kept.Enqueue(lines);
        End += lines.Count;
        _bytes += lines.Bytes;
        while (_bytes > limit)
        {
            var oldest = _kept.Dequeue();
            _start += oldest.Count;
            _bytes -= oldest.Bytes;
        }
    }

    /// <summary>The lines from a place on.</summary>
    /// <param name="at">How many lines the client has.</param>
    /// <param name="gone">How many of those that it lacks are not kept any more.</param>
    public IEnumerable<ArraySegment<byte>> From(long at, out long gone)
    {
        gone = Math.Max(0, _start - at);
        return Segments(Math.Max(0, at - _start));
    }

    private IEnumerable<ArraySegment<byte>> Segments(long skip)
    {
        foreach (var lines in _kept)
        {
            foreach (var segment in lines.Segments)
            {
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
