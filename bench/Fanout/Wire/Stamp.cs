using System.Buffers.Binary;

namespace AkkaChat.Bench.Fanout.Wire;

/// <summary>
/// What every line begins with: who sent it, the how-manieth of that sender it is, and when. A marker and 20 letters from
/// <c>@</c> to <c>O</c>, four bits each, the lowest first: every server passes them on unchanged, and reading one costs no loop.
/// </summary>
/// <param name="Sender">The sender's number.</param>
/// <param name="Sequence">Counts the sender's lines from 0.</param>
/// <param name="Sent">When it was sent: see <see cref="Clock"/>.</param>
internal readonly record struct Stamp(ushort Sender, uint Sequence, uint Sent)
{
    /// <summary>Bytes of a stamp.</summary>
    public const int Length = 21;

    /// <summary>The first byte of a stamp; nothing else on the wire holds it.</summary>
    public const byte Marker = (byte)'^';

    private const ulong HighHalves = 0xF0F0F0F0F0F0F0F0;
    private const ulong Letters = 0x4040404040404040;

    /// <summary>Writes the stamp to the first <see cref="Length"/> bytes of <paramref name="text"/>.</summary>
    public void Write(Span<byte> text)
    {
        text[0] = Marker;
        BinaryPrimitives.WriteUInt64LittleEndian(text[1..], Spread(Sequence));
        BinaryPrimitives.WriteUInt64LittleEndian(text[9..], Spread(Sent));
        BinaryPrimitives.WriteUInt32LittleEndian(text[17..], (uint)Spread(Sender));
    }

    /// <summary>Reads the stamp that <paramref name="text"/> begins with; it holds <see cref="Length"/> bytes at least.</summary>
    /// <returns>False when this is no stamp.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        var sequence = BinaryPrimitives.ReadUInt64LittleEndian(text[1..]);
        var sent = BinaryPrimitives.ReadUInt64LittleEndian(text[9..]);
        var sender = BinaryPrimitives.ReadUInt32LittleEndian(text[17..]) | (Letters & 0xFFFFFFFF00000000);
        stamp = new((ushort)Gather(sender), Gather(sequence), Gather(sent));
        return text[0] == Marker && (sequence & HighHalves) == Letters && (sent & HighHalves) == Letters
            && (sender & HighHalves) == Letters;
    }

    private static ulong Spread(uint number)
    {
        ulong bits = number;
        bits = (bits | (bits << 16)) & 0x0000FFFF0000FFFF;
        bits = (bits | (bits << 8)) & 0x00FF00FF00FF00FF;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F0F0F0F0F;
        return bits | Letters;
    }

    private static uint Gather(ulong letters)
    {
        var bits = letters & 0x0F0F0F0F0F0F0F0F;
        bits = (bits | (bits >> 4)) & 0x00FF00FF00FF00FF;
        bits = (bits | (bits >> 8)) & 0x0000FFFF0000FFFF;
        return (uint)(bits | (bits >> 16));
    }
}
