using System.Buffers;
using System.Text;

namespace AkkaChat.Protocol.Tests;

public class LeavingTextSpecs
{
    private static readonly DateTimeOffset Received = new(2026, 11, 22, 15, 4, 5, 678, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "* m1 left: their node is gone")]
    [InlineData(2, "* m1 and m2 left: their node is gone")]
    [InlineData(3, "* m1, m2 and m3 left: their node is gone")]
    [InlineData(1002, "* m1, m2 and 1,000 others left: their node is gone")]
    public void Should_be_one_short_line_for_a_person(int members, string line) => Write(members, WireFormat.Lf).ShouldBe(line + "\n");

    [Theory]
    [InlineData(2)]
    [InlineData(500)]
    public void Should_tell_a_program_every_name(int members)
    {
        TaggedLine.TryParse(Write(members, WireFormat.Tagged).TrimEnd('\n'), out var tagged).ShouldBeTrue();

        RoomLine.TryParse(tagged!, Received, out var line).ShouldBeTrue();

        line!.Kind.ShouldBe(RoomLineKind.LeftTogether);
        line.Nicks.ShouldBe(Names(members).Select(name => name.Text));
        line.Text.ShouldBe("their node is gone");
        line.Raw.ShouldBe(Write(members, WireFormat.Lf).TrimEnd('\n'));
    }

    [Fact]
    public void Should_not_take_a_topic_for_a_leaving() =>
        RoomLine.Parse("* alice changed the topic: bob left: what now?", isEvent: true).Kind.ShouldBe(RoomLineKind.Notice);

    private static List<Nickname> Names(int count) => [.. Enumerable.Range(1, count).Select(n => Nickname.Restore($"m{n}"))];

    private static string Write(int members, WireFormat format)
    {
        var bytes = new ArrayBufferWriter<byte>();
        LineWriter.WriteEvent(bytes, new RoomEvent.LeftTogether(Names(members), "their node is gone"), format, new Stamp(17, Received));
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
