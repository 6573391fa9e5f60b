namespace AkkaChat.Protocol.Tests;

internal static class Decoding
{
    /// <summary>Every line of the input, the unterminated rest among them.</summary>
    public static List<DecodedLine> Decode(int maxLineBytes, params IEnumerable<byte[]> chunks)
    {
        var decoder = new LineDecoder(maxLineBytes);
        var lines = new List<DecodedLine>();
        foreach (var chunk in chunks)
        {
            ReadOnlySpan<byte> input = chunk;
            while (decoder.TryRead(ref input, out var line))
                lines.Add(line);
            input.Length.ShouldBe(0);
            decoder.CapacityInUse.ShouldBeLessThanOrEqualTo(maxLineBytes + 1);
        }
        if (decoder.TryFinish(out var rest))
            lines.Add(rest);
        decoder.CapacityInUse.ShouldBe(0);
        return lines;
    }

    /// <summary>The same bytes, cut at the given places.</summary>
    public static IEnumerable<byte[]> Cut(byte[] bytes, params IEnumerable<int> places)
    {
        var from = 0;
        foreach (var place in places.Order())
        {
            yield return bytes[from..place];
            from = place;
        }
        yield return bytes[from..];
    }
}
