namespace AkkaChat.Client.Tests;

public sealed class RoomLineSpecs
{
    [Theory]
    [InlineData("alice: hello: there", true, "said", "alice", "", "hello: there")]
    [InlineData("** alice waves", true, "acted", "alice", "", "waves")]
    [InlineData("* alice joined", true, "joined", "alice", "", "")]
    [InlineData("* alice left", true, "left", "alice", "", "")]
    [InlineData("* alice is now called al", true, "renamed", "alice", "al", "")]
    [InlineData("* alice joined", false, "notice", "", "", "alice joined")]
    [InlineData("! no", false, "refusal", "", "", "no")]
    [InlineData("alice → bob: psst: hey", false, "whispered", "alice", "bob", "psst: hey")]
    public void Should_take_a_line_apart(string line, bool isEvent, string kind, string nick, string to, string text)
    {
        var parsed = RoomLine.Parse(line, isEvent);
        (parsed.Kind, parsed.Nick, parsed.To, parsed.Text, parsed.Raw).ShouldBe((kind, nick, to, text, line));
    }
}
