using System.Text;

namespace AkkaChat.Protocol.Tests;

public class LineDecoderSpecs
{
    private const int Limit = 16;

    public static readonly TheoryData<string, byte[]> Inputs = new()
    {
        { "LF", "one\ntwo\n\nfour\n"u8.ToArray() },
        { "CR LF", "one\r\ntwo\r\n\r\nfour\r\n"u8.ToArray() },
        { "CR NUL", "one\r\0two\r\0"u8.ToArray() },
        { "mixed", "one\ntwo\r\nth\ree\r\r\n\0fo\0ur\r\0rest"u8.ToArray() },
        { "Korean and emoji", "안녕 👩‍🚀\n각 é\n"u8.ToArray() },
        { "broken UTF-8", [0xEC, 0x95, (byte)'\n', 0xC0, 0xAF, (byte)'\n', 0xF0, 0x9F, 0x98, (byte)'x', (byte)'\n', 0xED, 0xA0, 0x80] },
        { "at the limit", "0123456789abcdef\n0123456789abcdef\r\n0123456789abcdef"u8.ToArray() },
        { "over the limit", "0123456789abcdefg\nok\n0123456789abcdef0123456789abcdef\r\nok\r\n0123456789abcdefg"u8.ToArray() },
        { "telnet commands", [255, 253, 1, (byte)'h', 255, 241, (byte)'i', 255, 251, 31, 13, 255, 249, 10, 255, 244] },
        { "telnet subnegotiation", [255, 250, 24, 240, 10, 255, 255, 240, 13, 255, 240, (byte)'h', (byte)'i', 10, 255, 250, 1] },
        { "escaped and stray IAC", [(byte)'a', 255, 255, (byte)'b', 255, (byte)'c', 255, 10, 255, 13, 10, 13, 255, 255, 0, 10, 255] },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Should_give_the_same_lines_wherever_the_input_is_cut(string name, byte[] bytes)
    {
        var whole = Decoding.Decode(Limit, bytes);
        whole.ShouldBe(DecoderModel.Decode(Limit, bytes), name);

        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
                Decoding.Decode(Limit, Decoding.Cut(bytes, first, second)).ShouldBe(whole, $"{name} cut at {first} and {second}");
        }
        Decoding.Decode(Limit, Decoding.Cut(bytes, Enumerable.Range(0, bytes.Length))).ShouldBe(whole, $"{name} byte by byte");
    }

    [Theory]
    [InlineData("hi\n", WireFormat.Lf)]
    [InlineData("hi\r\n", WireFormat.CrLf)]
    [InlineData("hi\r\0", WireFormat.CrLf)]
    [InlineData("hi", WireFormat.Lf)]
    public void Should_say_how_a_line_ended(string input, WireFormat ending) =>
        Decode(input).ShouldBe([new DecodedLine("hi", ending, LineFault.None)]);

    [Fact]
    public void Should_keep_a_carriage_return_that_ends_nothing_inside_the_line() => Texts("a\rb\n").ShouldBe(["a\rb"]);

    [Fact]
    public void Should_take_an_empty_line_for_a_line() => Texts("\n\r\n").ShouldBe(["", ""]);

    [Fact]
    public void Should_find_no_rest_after_a_whole_line() => Texts("hi\n").ShouldBe(["hi"]);

    [Theory]
    [InlineData("각각 가각힣")]
    [InlineData("\u1112\u1161\u11AB")]
    [InlineData("👨‍👩‍👧‍👦❤️🇰🇷")]
    [InlineData("e\u0301 o\u0302\u0323")]
    public void Should_decode_text_byte_for_byte(string text)
    {
        var line = Decoding.Decode(64, Encoding.UTF8.GetBytes(text + "\n")).Single();
        Encoding.UTF8.GetBytes(line.Text).ShouldBe(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF }, "\uFFFD")] // IAC IAC is one data byte 0xFF
    [InlineData(new byte[] { 0xC0, 0xAF }, "\uFFFD\uFFFD")] // overlong "/"
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 }, "\uFFFD")] // an emoji cut short
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "\uFFFD\uFFFD\uFFFD")] // a surrogate
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 }, "\uFFFD\uFFFD\uFFFD\uFFFD")] // beyond U+10FFFF
    [InlineData(new byte[] { 0xFE }, "\uFFFD")]
    public void Should_report_bytes_that_are_not_utf8(byte[] bytes, string text) =>
        Decoding.Decode(Limit, [.. bytes, (byte)'\n']).ShouldBe([new DecodedLine(text, WireFormat.Lf, LineFault.NotUtf8)]);

    [Fact]
    public void Should_take_a_replacement_character_that_was_sent_for_text() => Decode("\uFFFD\n").Single().Fault.ShouldBe(LineFault.None);

    [Fact]
    public void Should_report_an_overlong_line_once_and_go_on()
    {
        var lines = Decode(new string('x', Limit + 1) + "\r\nnext\n");
        lines.ShouldBe([new DecodedLine(new string('x', Limit), WireFormat.CrLf, LineFault.TooLong), new DecodedLine("next", WireFormat.Lf, LineFault.None)]);
    }

    [Fact]
    public void Should_report_an_overlong_line_only_when_it_ends()
    {
        var decoder = new LineDecoder(Limit);
        ReadOnlySpan<byte> input = new byte[1_000_000];
        decoder.TryRead(ref input, out _).ShouldBeFalse();
        input = Encoding.ASCII.GetBytes(new string('x', 100_000));
        decoder.TryRead(ref input, out _).ShouldBeFalse();
        decoder.CapacityInUse.ShouldBe(Limit);
        input = "\n"u8;
        decoder.TryRead(ref input, out var line).ShouldBeTrue();
        line.Fault.ShouldBe(LineFault.TooLong);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Should_keep_the_beginning_of_an_overlong_line_however_it_is_cut(int piece)
    {
        var decoder = new LineDecoder(4096);
        var line = default(DecodedLine);
        foreach (var bytes in Encoding.ASCII.GetBytes("@id=12345678901234 a line without end" + new string('x', 5000) + "\n").Chunk(piece))
        {
            ReadOnlySpan<byte> input = bytes;
            decoder.TryRead(ref input, out line);
        }
        line.ShouldBe(new DecodedLine("@id=12345678901234 a line withou", WireFormat.Lf, LineFault.TooLong));
    }

    [Fact]
    public void Should_not_count_telnet_commands_as_part_of_the_line()
    {
        var line = new List<byte>();
        foreach (var letter in new string('x', Limit))
            line.AddRange([(byte)letter, 255, 241]);
        Decoding.Decode(Limit, [.. line, 13, 10]).Single().Text.Length.ShouldBe(Limit);
    }

    [Fact]
    public void Should_leave_out_a_subnegotiation_of_the_greatest_length()
    {
        byte[] bytes = [255, 250, .. new byte[TelnetCommands.MaxSubnegotiationBytes - 2], 255, 240, .. "hello\n"u8];
        Decoding.Decode(Limit, bytes).ShouldBe([new DecodedLine("hello", WireFormat.Lf, LineFault.None)]);
    }

    [Fact]
    public void Should_give_up_a_subnegotiation_that_never_ends_and_say_so()
    {
        byte[] bytes = [255, 250, 24, .. new byte[TelnetCommands.MaxSubnegotiationBytes], (byte)'\n', .. "hello\n"u8];
        Decoding.Decode(Limit, bytes).ShouldBe([new DecodedLine("", WireFormat.Lf, LineFault.EndlessSubnegotiation), new DecodedLine("hello", WireFormat.Lf, LineFault.None)]);
    }

    [Fact]
    public void Should_not_say_that_a_line_is_long_when_the_input_ends_in_a_subnegotiation()
    {
        byte[] bytes = [.. "hello "u8, 255, 250, .. " there\nmore\n"u8];
        Decoding.Decode(Limit, bytes).ShouldBe([new DecodedLine("hello ", WireFormat.Lf, LineFault.EndlessSubnegotiation)]);
    }

    [Theory]
    [InlineData(247, "hell")] // EC
    [InlineData(248, "")] // EL
    [InlineData(244, "")] // IP
    [InlineData(243, "")] // BRK
    [InlineData(241, "hello")] // NOP
    public void Should_erase_as_telnet_commands_say(byte command, string left)
    {
        byte[] bytes = [.. "hello"u8, 255, command, 13, 10];
        LineEdits.Apply(Decoding.Decode(Limit, bytes).Single().Text).ShouldBe(left);
    }

    [Fact]
    public void Should_count_a_tag_once_tags_are_allowed_as_no_part_of_the_line()
    {
        var decoder = new LineDecoder(Limit);
        decoder.AllowTags();
        ReadOnlySpan<byte> input = Encoding.ASCII.GetBytes($"@id=12345678 {new string('x', Limit)}\r\n@id=9 {new string('x', Limit + 1)}\n");
        decoder.TryRead(ref input, out var fits).ShouldBeTrue();
        fits.Fault.ShouldBe(LineFault.None);
        decoder.TryRead(ref input, out var tooLong).ShouldBeTrue();
        tooLong.Fault.ShouldBe(LineFault.TooLong);
    }

    [Fact]
    public void Should_leave_input_behind_the_line_untouched()
    {
        ReadOnlySpan<byte> input = "one\ntwo\n"u8;
        new LineDecoder(Limit).TryRead(ref input, out _).ShouldBeTrue();
        input.SequenceEqual("two\n"u8).ShouldBeTrue();
    }

    [Fact]
    public void Should_hold_no_memory_while_no_line_is_incomplete()
    {
        var decoder = new LineDecoder(4096);
        ReadOnlySpan<byte> input = "half"u8;
        decoder.TryRead(ref input, out _);
        decoder.CapacityInUse.ShouldBe(4);
        input = " a line\n"u8;
        decoder.TryRead(ref input, out var line).ShouldBeTrue();
        line.Text.ShouldBe("half a line");
        decoder.CapacityInUse.ShouldBe(0);
    }

    [Fact]
    public void Should_allocate_nothing_but_the_text_of_a_whole_line()
    {
        var decoder = new LineDecoder(4096);
        var bytes = Encoding.ASCII.GetBytes(new string('x', 100) + "\r\n");
        ReadOnlySpan<byte> warmUp = bytes;
        decoder.TryRead(ref warmUp, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadOnlySpan<byte> input = bytes;
        decoder.TryRead(ref input, out _);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBeLessThanOrEqualTo(22 + 2 * 100 + 8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Should_refuse_a_limit_that_allows_no_line(int maxLineBytes) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LineDecoder(maxLineBytes));

    private static List<DecodedLine> Decode(string input) => Decoding.Decode(Limit, Encoding.UTF8.GetBytes(input));

    private static IEnumerable<string> Texts(string input) => Decode(input).Select(line => line.Text);
}
