using System.Text;

namespace AkkaChat.Protocol.Tests;

/// <summary>What the decoder should do, written down the long way: all input at once, one byte at a time, no limit on memory.</summary>
internal static class DecoderModel
{
    private const int TooLong = -1;

    private const int HeadBytes = 32;

    public static List<DecodedLine> Decode(int maxLineBytes, byte[] bytes)
    {
        var lines = new List<DecodedLine>();
        var line = new List<int>();
        foreach (var symbol in WithoutTelnet(bytes))
        {
            var afterCr = line.FindLast(s => s != TooLong) == '\r';
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
            lines.Add(ToLine(line, line.FindLast(s => s != TooLong) == '\r', maxLineBytes));
        return lines;
    }

    private static DecodedLine ToLine(List<int> line, bool endsWithCr, int maxLineBytes)
    {
        var bytes = line.Where(s => s != TooLong).Select(s => (byte)s).SkipLast(endsWithCr ? 1 : 0).ToArray();
        var tooLong = line.Contains(TooLong) || bytes.Length > maxLineBytes;
        var kept = tooLong ? line.TakeWhile(s => s != TooLong).Take(Math.Min(maxLineBytes, HeadBytes)).Select(s => (byte)s).ToArray() : bytes;
        return new DecodedLine(Encoding.UTF8.GetString(kept), endsWithCr ? WireFormat.CrLf : WireFormat.Lf, tooLong);
    }

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
                case 250:
                    (i, var endless) = EndOfSubnegotiation(bytes, i + 1);
                    if (endless)
                        yield return TooLong;
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
        return (bytes.Length, false);
    }
}
