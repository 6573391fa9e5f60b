using System.Buffers;
using System.Text;

namespace AkkaChat.Protocol.Tests;

public sealed class TaggedLineSpecs
{
    [Theory]
    [InlineData("@id=7 hello there", "id", 7L, "hello there")]
    [InlineData("@resume=ab12;at=300 alice", "at", 300L, "alice")]
    [InlineData("@done=9", "done", 9L, "")]
    [InlineData("@id=7  two spaces", "id", 7L, " two spaces")]
    [InlineData("@idx=7 x", "id", null, "x")]
    [InlineData("@id=-7 x", "id", null, "x")]
    [InlineData("@id=99999999999999999999 x", "id", null, "x")]
    [InlineData("@id= x", "id", null, "x")]
    public void Should_read_numbers_and_text(string line, string key, long? number, string text)
    {
        TaggedLine.TryParse(line, out var tagged).ShouldBeTrue();
        tagged!.Number(key).ShouldBe(number);
        tagged.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("alice: @hello")]
    [InlineData("")]
    [InlineData("@")]
    public void Should_tell_a_line_without_tags(string line) => TaggedLine.TryParse(line, out _).ShouldBeFalse();

    [Fact]
    public void Should_read_back_the_stamp_of_an_event()
    {
        var time = new DateTimeOffset(2026, 11, 22, 15, 4, 5, 678, TimeSpan.Zero);
        Nickname.TryParse("alice", out var alice, out _).ShouldBeTrue();
        var bytes = new ArrayBufferWriter<byte>();

        LineWriter.WriteEvent(bytes, new RoomEvent.Said(alice, "hi"), WireFormat.Tagged, new Stamp(17, time));

        var line = Encoding.UTF8.GetString(bytes.WrittenSpan);
        line.ShouldBe("@n=17;time=2026-11-22T15:04:05.678Z alice: hi\n");
        TaggedLine.TryParse(line.TrimEnd('\n'), out var tagged).ShouldBeTrue();
        (tagged!.Number("n"), tagged.Time, tagged.Text).ShouldBe((17L, time, "alice: hi"));
    }

    [Fact]
    public void Should_mark_what_is_for_one_reader()
    {
        var bytes = new ArrayBufferWriter<byte>();
        LineWriter.WriteNotice(bytes, $"hi", WireFormat.Tagged);
        LineWriter.WriteRefusal(bytes, $"no", WireFormat.Tagged);
        Encoding.UTF8.GetString(bytes.WrittenSpan).ShouldBe("@private * hi\n@private ! no\n");
    }

    [Theory]
    [InlineData("@hello alice", "alice", null, 0L)]
    [InlineData("@resume=ab12;at=17 alice", "alice", "ab12", 17L)]
    public void Should_read_a_handshake(string line, string nickname, string? token, long cursor)
    {
        Handshake.TryParse(line, out var handshake).ShouldBeTrue();
        handshake.ShouldBe(new Handshake(nickname, token, cursor));
    }

    [Theory]
    [InlineData("@alice")]
    [InlineData("@resume=ab12 alice")]
    [InlineData("@resume=;at=1 alice")]
    [InlineData("alice")]
    public void Should_not_take_another_line_for_a_handshake(string line) => Handshake.TryParse(line, out _).ShouldBeFalse();
}
