using Akka.IO;

namespace AkkaChat.Server.Lines;

/// <summary>
/// Lines as they go over the wire. Immutable: one object is told to every session that gets these lines, and its
/// <see cref="Write"/> passes on to the connection as it is, so that a delivery allocates nothing.
/// </summary>
internal sealed class EncodedLines
{
    /// <summary>Wraps encoded lines; copies nothing.</summary>
    /// <param name="count">How many lines these are.</param>
    /// <param name="segments">Their bytes, in order; whoever owns the arrays never changes these parts again.</param>
    public EncodedLines(int count, params ArraySegment<byte>[] segments)
    {
        Count = count;
        Segments = segments;
        Write = Tcp.Write.Create(ByteString.FromBytes(segments), Written.Instance);
    }

    /// <summary>How many lines these are.</summary>
    public int Count { get; }

    /// <summary>Their bytes, in order.</summary>
    public IReadOnlyList<ArraySegment<byte>> Segments { get; }

    /// <summary>The command that sends them, acknowledged with <see cref="Written"/>.</summary>
    public Tcp.Write Write { get; }

    /// <summary>How many bytes these are.</summary>
    public int Bytes => Write.Data.Count;
}
