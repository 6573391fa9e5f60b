using static AkkaChat.Protocol.Tests.Support;

namespace AkkaChat.Protocol.Tests;

public class PasteTextSpecs
{
    private static readonly Stamp At = new(12, new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(WireFormat.Lf, "* alice pasted 3 lines (#12): one …\n")]
    [InlineData(WireFormat.CrLf, "* alice pasted 3 lines (#12): one …\r\n")]
    [InlineData(WireFormat.Tagged, "@n=12;time=2026-11-27T10:00:00.000Z * alice pasted 3 lines (#12): one …\n")]
    public void Should_write_one_line_in_every_format(WireFormat format, string line)
    {
        Rendered(output => LineWriter.WriteEvent(output, new RoomEvent.Pasted(Nick("alice"), " one \n* bob left\nthree"), format, At)).ShouldBe(line);
    }

    [Fact]
    public void Should_cut_a_long_line_between_two_characters() =>
        PasteText.Of(new RoomEvent.Pasted(Nick("alice"), $"{new string('x', 55)}👩‍👩‍👧‍👦\n2"), 1).ToString().ShouldBe($"alice pasted 2 lines (#1): {new string('x', 55)} …");

    [Fact]
    public void Should_read_what_it_writes()
    {
        var line = RoomLine.Parse("* alice pasted 214 lines (#12): make: 1 lines (#3): …", isEvent: true);

        (line.Kind, line.Nick, line.Lines, line.Text).ShouldBe((RoomLineKind.Pasted, "alice", 214, "make: 1 lines (#3): …"));
    }

    [Theory]
    [InlineData("* alice pasted many lines (#12): x …", true)]
    [InlineData("* alice pasted 2 lines (#x): x …", true)]
    [InlineData("* alice announces: bob pasted 2 lines (#12): x …", true)]
    [InlineData("* alice pasted 2 lines (#12): x …", false)]
    public void Should_take_nothing_else_for_a_paste(string line, bool isEvent) => RoomLine.Parse(line, isEvent).Kind.ShouldBe(RoomLineKind.Notice);
}
