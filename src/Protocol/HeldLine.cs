using System.Text;
using System.Text.Unicode;

namespace AkkaChat.Protocol;

/// <summary>
/// The incomplete line of one connection. It has memory only while there is one, and of a line that is refused it holds the beginning.
/// </summary>
/// <param name="maxBytes">The longest line allowed, in bytes, without its tag and its ending.</param>
internal struct HeldLine(int maxBytes)
{
    // The tag of a resumable client's line is no part of what was typed.
    private const int MaxTagBytes = 32;

    // Enough for the client's line number.
    private readonly int _headBytes = Math.Min(32, maxBytes);

    private byte[]? _bytes;
    private int _count;
    private int _tagBytes;
    private LineFault _fault;

    /// <summary>The memory in use, in bytes.</summary>
    public readonly int Capacity => _bytes?.Length ?? 0;

    /// <summary>Whether there is no incomplete line.</summary>
    public readonly bool IsEmpty => _count == 0 && !IsGivenUp;

    /// <summary>What there is of the line so far.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    private readonly bool IsGivenUp => _fault != LineFault.None;

    private readonly int MostBytes => maxBytes + _tagBytes + 1; // a line at its limit may be followed by the CR of its ending

    /// <summary>From now on the limit does not count a line's tag, up to 32 bytes.</summary>
    public void AllowTags() => _tagBytes = MaxTagBytes;

    /// <summary>Adds the next part of the line.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        if (IsGivenUp || part.IsEmpty)
            return;

        var needed = _count + part.Length;
        if (needed > MostBytes)
        {
            GiveUp(LineFault.TooLong, part);
            return;
        }
        if (_bytes is null || _bytes.Length < needed)
            Array.Resize(ref _bytes, Math.Clamp(2 * _count, needed, MostBytes));
        part.CopyTo(_bytes.AsSpan(_count));
        _count = needed;
    }

    /// <summary>Keeps only the line's beginning: the line is refused when it ends.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="part">The next part of the line.</param>
    public void GiveUp(LineFault fault, ReadOnlySpan<byte> part = default)
    {
        if (IsGivenUp)
            return;
        var kept = Math.Min(_count, _headBytes);
        var added = Math.Min(part.Length, _headBytes - kept);
        Array.Resize(ref _bytes, kept + added);
        part[..added].CopyTo(_bytes.AsSpan(kept));
        _count = _bytes.Length;
        _fault = fault;
    }

    /// <summary>Ends the line, and gives its memory up.</summary>
    /// <param name="lastPart">The last part of it.</param>
    /// <param name="endsWithCr">Whether a CR at its end belongs to its ending.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <returns>The text, or its beginning.</returns>
    public string End(ReadOnlySpan<byte> lastPart, bool endsWithCr, out LineFault fault)
    {
        var bytes = lastPart;
        if (!IsEmpty)
        {
            Add(lastPart);
            bytes = _bytes.AsSpan(0, _count);
        }
        if (endsWithCr && !IsGivenUp && !bytes.IsEmpty)
            bytes = bytes[..^1];
        fault = IsGivenUp ? _fault : FaultOf(bytes);
        if (fault is LineFault.TooLong or LineFault.EndlessSubnegotiation)
            bytes = bytes[..Math.Min(bytes.Length, _headBytes)];
        (_bytes, _count, _fault) = (null, 0, LineFault.None);
        return Encoding.UTF8.GetString(bytes);
    }

    private readonly LineFault FaultOf(ReadOnlySpan<byte> line)
    {
        if (line.Length > maxBytes && line.Length - TagBytes(line) > maxBytes)
            return LineFault.TooLong;
        return Utf8.IsValid(line) ? LineFault.None : LineFault.NotUtf8;
    }

    private readonly int TagBytes(ReadOnlySpan<byte> line) =>
        line[0] == '@' ? line[..Math.Min(line.Length, _tagBytes)].IndexOf((byte)' ') + 1 : 0;
}
