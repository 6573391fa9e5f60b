namespace AkkaChat.Protocol.Tests;

public sealed class RoomLineSpecs
{
    [Theory]
    [InlineData("alice: hello: there", true, RoomLineKind.Said, "alice", "", "hello: there")]
    [InlineData("** alice waves", true, RoomLineKind.Acted, "alice", "", "waves")]
    [InlineData("* alice joined", true, RoomLineKind.Joined, "alice", "", "")]
    [InlineData("* alice left", true, RoomLineKind.Left, "alice", "", "")]
    [InlineData("* alice is now called al", true, RoomLineKind.Renamed, "alice", "al", "")]
    [InlineData("* alice joined", false, RoomLineKind.Notice, "", "", "alice joined")]
    [InlineData("! no", false, RoomLineKind.Refusal, "", "", "no")]
    [InlineData("alice → bob: psst: hey", false, RoomLineKind.Whispered, "alice", "bob", "psst: hey")]
    public void Should_take_a_line_apart(string line, bool isEvent, RoomLineKind kind, string nick, string to, string text)
    {
        var parsed = RoomLine.Parse(line, isEvent);
        (parsed.Kind, parsed.Nick, parsed.To, parsed.Text, parsed.Raw).ShouldBe((kind, nick, to, text, line));
    }
}
