using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace AkkaChat.Protocol.Tests;

public class LineDecoderPropertySpecs(ITestOutputHelper log)
{
    // Bytes that mean something are frequent, so that sequences of them are too.
    private static readonly Gen<byte[]> Bytes = Gen.Frequency(
        (6, Gen.Choose('a', 'z').Select(b => new[] { (byte)b })),
        (3, Gen.Elements<byte>(10, 13, 0).Select(b => new[] { b })),
        (3, Gen.Elements<byte>(255, 250, 240, 241, 251, 254, 236, 235, 1, 247, 248, 244).Select(b => new[] { b })),
        (2, Gen.Elements("안", "é", "👩‍🚀", "\uFFFD").Select(System.Text.Encoding.UTF8.GetBytes)),
        (2, Gen.Choose(0, 255).Select(b => new[] { (byte)b })),
        (1, Gen.Choose(1000, 1100).Select(n => (byte[])[255, 250, .. new byte[n]])))
        .ArrayOf().Select(parts => parts.SelectMany(part => part).ToArray());

    private static readonly Gen<(byte[] Bytes, int Limit, int[] Cuts)> Inputs =
        from bytes in Bytes
        from limit in Gen.Choose(1, 40)
        from cuts in Gen.Choose(0, bytes.Length).ArrayOf()
        select (bytes, limit, cuts);

    [Fact]
    public void Should_give_the_lines_of_the_model_for_any_bytes_in_any_chunks() => Support.Check(log, Inputs, 4_000, input =>
        Decoding.Decode(input.Limit, Decoding.Cut(input.Bytes, input.Cuts)).ShouldBe(DecoderModel.Decode(input.Limit, input.Bytes)));
}
