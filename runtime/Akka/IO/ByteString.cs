using System.Collections;
using System.Text;

namespace Akka.IO;

/// <summary>An immutable sequence of bytes. Slicing and concatenating share memory instead of copying it, so whoever hands an array
/// over with <c>FromBytes</c> must not change it afterwards.</summary>
public sealed class ByteString : IEquatable<ByteString>, IEnumerable<byte>
{
    private readonly ArraySegment<byte> _only; // the content when there is at most one piece
    private readonly ArraySegment<byte>[]? _pieces; // the content when there are several

    private ByteString(ArraySegment<byte> only)
    {
        _only = only;
        Count = only.Count;
    }

    private ByteString(ArraySegment<byte>[] pieces, int count)
    {
        _pieces = pieces;
        Count = count;
    }

    /// <summary>No bytes.</summary>
    public static ByteString Empty { get; } = new([]);

    /// <summary>How many bytes there are.</summary>
    public int Count { get; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Whether all bytes lie in one piece of memory.</summary>
    public bool IsCompact => _pieces is null;

    internal ReadOnlySpan<ArraySegment<byte>> Pieces => _pieces is not null ? _pieces : new ReadOnlySpan<ArraySegment<byte>>(in _only);

    /// <summary>The byte at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public byte this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            foreach (var piece in Pieces)
            {
                if (index < piece.Count) return piece[index];
                index -= piece.Count;
            }

            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are only {Count} bytes.");
        }
    }

    /// <summary>The text in UTF-8.</summary>
    public static ByteString FromString(string str) => FromString(str, Encoding.UTF8);

    /// <summary>The text in an encoding.</summary>
    public static ByteString FromString(string str, Encoding encoding) => FromBytes(encoding.GetBytes(str));

    /// <summary>These bytes themselves; they must not change afterwards.</summary>
    public static ByteString FromBytes(byte[] array) => FromBytes(array, 0, array.Length);

    /// <summary>A part of these bytes themselves; they must not change afterwards.</summary>
    public static ByteString FromBytes(byte[] array, int offset, int count) => count == 0 ? Empty : new ByteString(new ArraySegment<byte>(array, offset, count));

    /// <summary>These pieces themselves; they must not change afterwards.</summary>
    public static ByteString FromBytes(IEnumerable<ArraySegment<byte>> buffers)
    {
        var pieces = buffers.Where(static b => b.Count > 0).ToArray();
        return pieces.Length switch
        {
            0 => Empty,
            1 => new ByteString(pieces[0]),
            _ => new ByteString(pieces, pieces.Sum(static p => p.Count)),
        };
    }

    /// <summary>A copy of these bytes.</summary>
    public static ByteString CopyFrom(byte[] array) => CopyFrom(array, 0, array.Length);

    /// <summary>A copy of a part of these bytes.</summary>
    public static ByteString CopyFrom(byte[] array, int offset, int count) => CopyFrom(array.AsSpan(offset, count));

    /// <summary>A copy of these bytes.</summary>
    public static ByteString CopyFrom(Span<byte> span) => span.IsEmpty ? Empty : FromBytes(span.ToArray());

    /// <summary>Both, one after the other, without copying.</summary>
    public static ByteString operator +(ByteString x, ByteString y) => x.Concat(y);

    /// <summary>Compares contents.</summary>
    public static bool operator ==(ByteString? x, ByteString? y) => x is null ? y is null : x.Equals(y);

    /// <summary>Compares contents.</summary>
    public static bool operator !=(ByteString? x, ByteString? y) => !(x == y);

    /// <summary>This and the other, one after the other, without copying.</summary>
    public ByteString Concat(ByteString other)
    {
        if (IsEmpty) return other;
        return other.IsEmpty ? this : new ByteString([.. Pieces, .. other.Pieces], Count + other.Count);
    }

    /// <summary>What begins at a position, without copying.</summary>
    public ByteString Slice(int index) => Slice(index, Count - index);

    /// <summary>So many bytes from a position (fewer if there are fewer), without copying.</summary>
    public ByteString Slice(int index, int count)
    {
        index = Math.Clamp(index, 0, Count);
        count = Math.Clamp(count, 0, Count - index);
        if (count == Count) return this;
        if (count == 0) return Empty;
        if (IsCompact) return new ByteString(_only.Slice(index, count));
        var kept = new List<ArraySegment<byte>>();
        foreach (var piece in Pieces)
        {
            var skip = Math.Min(index, piece.Count);
            var take = Math.Min(count, piece.Count - skip);
            index -= skip;
            count -= take;
            if (take > 0) kept.Add(piece.Slice(skip, take));
        }

        return FromBytes(kept);
    }

    /// <summary>A copy as an array.</summary>
    public byte[] ToArray()
    {
        var copy = new byte[Count];
        CopyTo(copy, 0, Count);
        return copy;
    }

    /// <summary>Copies up to <paramref name="count"/> bytes and returns how many.</summary>
    public int CopyTo(byte[] buffer, int index, int count)
    {
        var target = buffer.AsSpan(index, Math.Min(count, Count));
        return CopyTo(ref target);
    }

    /// <summary>Copies as many bytes as fit and returns how many.</summary>
    public int CopyTo(ref Span<byte> buffer)
    {
        var copied = 0;
        foreach (var piece in Pieces)
        {
            var take = Math.Min(piece.Count, buffer.Length - copied);
            piece.AsSpan(0, take).CopyTo(buffer[copied..]);
            copied += take;
        }

        return copied;
    }

    /// <summary>The bytes as UTF-8 text.</summary>
    public override string ToString() => ToString(Encoding.UTF8);

    /// <summary>The bytes as text in an encoding.</summary>
    public string ToString(Encoding encoding) => IsCompact ? encoding.GetString(_only) : encoding.GetString(ToArray());

    /// <inheritdoc/>
    public bool Equals(ByteString? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other.Count != Count) return false;
        if (IsCompact && other.IsCompact) return _only.AsSpan().SequenceEqual(other._only);
        return ToArray().AsSpan().SequenceEqual(other.ToArray());
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ByteString);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(IsCompact ? _only : ToArray()); // in one go: it depends on how the bytes are added
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<byte> GetEnumerator() => ((IEnumerable<byte>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
