using System.Text;
using System.Text.Unicode;

namespace AkkaChat.Protocol.Tests;

/// <summary>What the decoder should do, written down the long way: all input at once, one byte at a time, no limit on memory.</summary>
internal static class DecoderModel
{
    private const int Endless = -1;

    private const int HeadBytes = 32;

    public static List<DecodedLine> Decode(int maxLineBytes, byte[] bytes)
    {
        var lines = new List<DecodedLine>();
        var line = new List<int>();
        foreach (var symbol in WithoutTelnet(bytes))
        {
            var afterCr = line.FindLast(s => s != Endless) == '\r';
            if (symbol == '\n' || (symbol == 0 && afterCr))
            {
                lines.Add(ToLine(line, afterCr, maxLineBytes));
                line.Clear();
            }
            else if (symbol != 0)
            {
                line.Add(symbol);
            }
        }
        if (line.Count > 0)
            lines.Add(ToLine(line, line.FindLast(s => s != Endless) == '\r', maxLineBytes));
        return lines;
    }

    private static DecodedLine ToLine(List<int> line, bool endsWithCr, int maxLineBytes)
    {
        var bytes = line.Where(s => s != Endless).Select(s => (byte)s).SkipLast(endsWithCr ? 1 : 0).ToArray();
        var tooLong = bytes.Length > maxLineBytes;
        var fault = line.Contains(Endless) && !IsLongBefore(line, maxLineBytes) ? LineFault.EndlessSubnegotiation
            : tooLong ? LineFault.TooLong
            : Utf8.IsValid(bytes) ? LineFault.None
            : LineFault.NotUtf8;
        var isCut = fault is LineFault.TooLong or LineFault.EndlessSubnegotiation;
        var kept = isCut ? line.TakeWhile(s => s != Endless).Take(Math.Min(maxLineBytes, HeadBytes)).Select(s => (byte)s).ToArray() : bytes;
        return new DecodedLine(Encoding.UTF8.GetString(kept), endsWithCr ? WireFormat.CrLf : WireFormat.Lf, fault);
    }

    /// <summary>Whether the line was too long before a subnegotiation in it was given up: the first fault counts.</summary>
    private static bool IsLongBefore(List<int> line, int maxLineBytes) => line.IndexOf(Endless) > maxLineBytes + 1;

    private static IEnumerable<int> WithoutTelnet(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != 255)
            {
                yield return bytes[i];
                continue;
            }
            if (++i == bytes.Length)
                yield break;
            switch (bytes[i])
            {
                case < 236:
                    yield return 255;
                    i--;
                    break;
                case 247:
                    yield return 0x7F;
                    break;
                case 237 or 238 or 243 or 244 or 248:
                    yield return 0x15;
                    break;
                case 250:
                    (i, var endless) = EndOfSubnegotiation(bytes, i + 1);
                    if (endless)
                        yield return Endless;
                    break;
                case >= 251 and <= 254:
                    i++;
                    break;
                case 255:
                    yield return 255;
                    break;
            }
        }
    }

    /// <summary>Where the last byte of a subnegotiation is that begins at <paramref name="from"/>.</summary>
    private static (int Last, bool Endless) EndOfSubnegotiation(byte[] bytes, int from)
    {
        var afterIac = false;
        for (var i = from; i < bytes.Length; i++)
        {
            if (i - from == TelnetCommands.MaxSubnegotiationBytes)
                return (i, true);
            if (afterIac && bytes[i] == 240)
                return (i, false);
            afterIac = !afterIac && bytes[i] == 255;
        }
        return (bytes.Length, true);
    }
}
