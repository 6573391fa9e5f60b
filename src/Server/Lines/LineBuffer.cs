using System.Buffers;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Lines;

/// <summary>
/// Collects the lines of one batch, encoded for one view. Lines lie end to end in chunks, and the next batch continues in the same
/// chunk. Slices share the chunks' memory, which is written once and then only read.
/// </summary>
internal sealed class LineBuffer(LineForm form, bool hasTime = false)
{
    // A batch in one piece is one send a member. A chunk is below the large object heap's threshold (System.GC.LOHThreshold in the project
    // file), so that a chunk without readers is collected with the youngest generation.
    private const int ChunkBytes = 256 * 1024;
    private const int MinRoom = 8 * 1024;

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly List<ArraySegment<byte>> _full = [];
    private byte[] _chunk = [];
    private int _start;
    private int _end;

    /// <summary>The end of the batch.</summary>
    public Position End { get; private set; }

    /// <summary>Encodes an event as the batch's next line. A failure leaves the batch unchanged.</summary>
    public void Append(RoomEvent e, Stamp stamp = default)
    {
        _line.ResetWrittenCount();
        if (hasTime)
            LineWriter.WriteClock(_line, stamp.Time);
        LineWriter.WriteEvent(_line, e, form, stamp);
        Append(_line.WrittenSpan);
        End = new Position(End.Lines + 1, End.Bytes + _line.WrittenCount);
    }

    /// <summary>The lines from a position in the batch to its end; null when there are none.</summary>
    public EncodedLines? From(Position from)
    {
        if (from == End)
            return null;
        var segments = new List<ArraySegment<byte>>(_full.Count + 1);
        AddSegments(segments, from, End);
        return new EncodedLines(End.Lines - from.Lines, [.. segments]);
    }

    /// <summary>Adds the bytes between two positions in the batch to a list.</summary>
    public void AddSegments(List<ArraySegment<byte>> segments, Position from, Position to)
    {
        var (skip, left) = (from.Bytes, to.Bytes - from.Bytes);
        foreach (var segment in _full.Append(new ArraySegment<byte>(_chunk, _start, _end - _start)))
        {
            var part = segment[Math.Min(skip, segment.Count)..];
            part = part[..Math.Min(left, part.Count)];
            if (part.Count > 0)
                segments.Add(part);
            skip = Math.Max(0, skip - segment.Count);
            left -= part.Count;
        }
    }

    /// <summary>Starts the next batch.</summary>
    public void Clear()
    {
        // The next batch is probably as long as this one. Without room for it in one piece, it starts in a new chunk.
        if (_chunk.Length - _end < Math.Max(MinRoom, Math.Min(End.Bytes, ChunkBytes)))
            _end = _chunk.Length;
        _full.Clear();
        _start = _end;
        End = default;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_end == _chunk.Length)
                BeginChunk();
            var part = bytes[..Math.Min(bytes.Length, _chunk.Length - _end)];
            part.CopyTo(_chunk.AsSpan(_end));
            _end += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    private void BeginChunk()
    {
        if (_end > _start)
            _full.Add(new ArraySegment<byte>(_chunk, _start, _end - _start));
        _chunk = GC.AllocateUninitializedArray<byte>(ChunkBytes);
        _start = _end = 0;
    }

    /// <summary>A position in a batch: the number of lines and bytes before it.</summary>
    public readonly record struct Position(int Lines, int Bytes);
}
