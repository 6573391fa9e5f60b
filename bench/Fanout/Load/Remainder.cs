namespace AkkaChat.Bench.Fanout.Load;

/// <summary>A few bytes put aside; its memory is used again.</summary>
internal sealed class Remainder
{
    private byte[] _bytes = [];
    private int _count;

    public bool IsEmpty => _count == 0;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    /// <summary>Puts more behind what is here.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length < _count + bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _count + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }

    /// <summary>Drops the first <paramref name="count"/> bytes.</summary>
    public void Drop(int count)
    {
        _bytes.AsSpan(count, _count - count).CopyTo(_bytes);
        _count -= count;
    }

    /// <summary>Drops everything.</summary>
    public void Clear() => _count = 0;
}
