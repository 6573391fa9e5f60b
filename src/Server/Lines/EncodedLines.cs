namespace AkkaChat.Server.Lines;

/// <summary>Lines as they go over the wire. Immutable: every session that gets these lines shares one object and its bytes.</summary>
internal sealed class EncodedLines
{
    /// <summary>No line at all.</summary>
    public static readonly EncodedLines None = new(0);

    private readonly ArraySegment<byte>[] _segments;

    /// <summary>Wraps encoded lines without copying.</summary>
    /// <param name="count">The number of lines.</param>
    /// <param name="segments">Their bytes, in order. The owner of the arrays never changes these parts again.</param>
    public EncodedLines(int count, params ArraySegment<byte>[] segments)
    {
        Count = count;
        _segments = segments;
        foreach (var segment in segments)
            Bytes += segment.Count;
    }

    /// <summary>The number of lines; 0 for control lines, which a reader does not count. A line that stands for many counts as many.</summary>
    public int Count { get; }

    /// <summary>The number of bytes.</summary>
    public int Bytes { get; }

    /// <summary>A copy of the same lines in one segment.</summary>
    public EncodedLines InOnePiece()
    {
        var bytes = new byte[Bytes];
        var end = 0;
        foreach (var segment in _segments)
        {
            segment.AsSpan().CopyTo(bytes.AsSpan(end));
            end += segment.Count;
        }
        return new EncodedLines(Count, bytes);
    }

    /// <summary>The same bytes, as a line that stands for many.</summary>
    /// <param name="count">How many.</param>
    public EncodedLines StandingFor(int count) => new(count, _segments);

    /// <summary>The bytes, in order.</summary>
    public ReadOnlySpan<ArraySegment<byte>> Segments => _segments;
}
