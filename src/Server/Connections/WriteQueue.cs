using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Connections;

/// <summary>
/// Holds the bytes that wait for one slow reader, within a bound. When more would have to wait, everything that waits is dropped, and
/// new lines are dropped too, until the reader has been told how many lines it missed.
/// </summary>
/// <param name="maxBytes">The bound in bytes, for what is being sent and what waits together.</param>
internal sealed class WriteQueue(int maxBytes)
{
    private List<ArraySegment<byte>> _sending = [];
    private List<ArraySegment<byte>> _waiting = [];
    private int _next;
    private int _sendingBytes;
    private int _waitingBytes;
    private int _waitingLines;
    private long _unboundedBytes;

    /// <summary>Whether nothing is left to send.</summary>
    public bool IsEmpty => _sendingBytes == 0 && _waitingBytes == 0;

    /// <summary>Whether lines were dropped and the reader has not been told.</summary>
    public bool HasDropped { get; private set; }

    /// <summary>How many lines were dropped; 0 when only control lines were.</summary>
    public int Dropped { get; private set; }

    /// <summary>How many bytes wait and are being sent.</summary>
    public long Bytes => (long)_sendingBytes + _waitingBytes;

    /// <summary>How many ends of lines are among them. Of what waits, a line that stands for many counts as many.</summary>
    public int CountLines() => _waitingLines + _sending.Skip(_next).Sum(segment => segment.AsSpan().Count((byte)'\n'));

    /// <summary>Adds what the kernel did not take of lines that it has begun to take. It is not dropped, since a line would be cut.</summary>
    /// <param name="segments">The bytes, in order.</param>
    public void AddRest(ReadOnlySpan<ArraySegment<byte>> segments)
    {
        foreach (var segment in segments)
        {
            _sending.Add(segment);
            _sendingBytes += segment.Count;
        }
    }

    /// <summary>Adds lines, or drops them with all that waits when they exceed the bound.</summary>
    public void Add(EncodedLines lines)
    {
        if (HasDropped || (long)_sendingBytes + _waitingBytes + lines.Bytes > maxBytes + _unboundedBytes)
            Drop(lines.Count);
        else
            Append(lines);
    }

    /// <summary>Adds lines that must arrive. They do not use up the bound.</summary>
    public void AddUnbounded(EncodedLines lines)
    {
        _unboundedBytes += lines.Bytes;
        Append(lines);
    }

    /// <summary>The next bytes to send, as far as they lie side by side; empty when nothing is left.</summary>
    public ArraySegment<byte> Peek() => HasNext() ? _sending[_next] : default;

    /// <summary>All bytes that are being sent; empty when nothing is left.</summary>
    public IReadOnlyList<ArraySegment<byte>> PeekAll() => HasNext() ? _sending[_next..] : [];

    /// <summary>Notes that the kernel took the next bytes.</summary>
    public void Advance(int bytes)
    {
        _sendingBytes -= bytes;
        while (bytes > 0 && _sending[_next] is var segment)
        {
            var taken = Math.Min(bytes, segment.Count);
            bytes -= taken;
            if (taken == segment.Count)
                _next++;
            else
                _sending[_next] = segment[taken..];
        }
        if (_sendingBytes > 0)
            return;
        _sending.Clear();
        _next = 0;
    }

    /// <summary>Ends dropping.</summary>
    /// <returns>How many lines were dropped, for the reader to be told before anything else.</returns>
    public int TakeDropped()
    {
        var dropped = Dropped;
        Dropped = 0;
        HasDropped = false;
        return dropped;
    }

    // Starts sending the waiting lines when all before them are sent.
    private bool HasNext()
    {
        if (_sendingBytes > 0)
            return true;
        (_sending, _waiting) = (_waiting, _sending);
        (_sendingBytes, _waitingBytes, _waitingLines) = (_waitingBytes, 0, 0);
        if (_sendingBytes == 0)
            _unboundedBytes = 0;
        return _sendingBytes > 0;
    }

    // Batches that follow one another lie side by side in memory, so a long backlog is still a few segments.
    private void Append(EncodedLines lines)
    {
        foreach (var next in lines.Segments)
        {
            if (_waiting.Count > 0 && _waiting[^1] is var last && last.Array == next.Array && last.Offset + last.Count == next.Offset)
                _waiting[^1] = new ArraySegment<byte>(next.Array!, last.Offset, last.Count + next.Count);
            else
                _waiting.Add(next);
        }
        _waitingLines += lines.Count;
        _waitingBytes += lines.Bytes;
    }

    private void Drop(int lines)
    {
        HasDropped = true;
        Dropped += _waitingLines + lines;
        _waiting.Clear();
        _waitingBytes = _waitingLines = 0;
    }
}
