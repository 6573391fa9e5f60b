using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout.Tests;

public class StampSpecs
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(99, 123_456_789, 987_654_321)]
    [InlineData(ushort.MaxValue, uint.MaxValue, uint.MaxValue)]
    public void Should_read_what_was_written(ushort sender, uint sequence, uint sent)
    {
        var text = new byte[Stamp.Length];
        var stamp = new Stamp(sender, sequence, sent);

        stamp.Write(text);

        Stamp.TryRead(text, out var read).ShouldBeTrue();
        read.ShouldBe(stamp);
    }

    [Fact]
    public void Should_write_nothing_that_a_server_might_change()
    {
        var text = new byte[Stamp.Length];

        new Stamp(ushort.MaxValue, 0x01234567, 0x89ABCDEF).Write(text);

        text.ShouldAllBe(letter => letter == Stamp.Marker || (letter >= '@' && letter <= 'O'));
    }

    [Fact]
    public void Should_refuse_a_text_with_any_letter_broken()
    {
        for (var i = 0; i < Stamp.Length; i++)
        {
            var text = new byte[Stamp.Length];
            new Stamp(1, 2, 3).Write(text);
            text[i] = (byte)'x';

            Stamp.TryRead(text, out _).ShouldBeFalse($"letter {i}");
        }
    }
}
