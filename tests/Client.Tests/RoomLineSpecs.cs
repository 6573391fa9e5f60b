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

    [Fact]
    public void Should_write_one_object_a_line_and_read_one()
    {
        var line = RoomLine.Parse("김철수: \"안녕\"", isEvent: true) with { Number = 7, Time = new DateTimeOffset(2026, 11, 22, 15, 4, 5, 678, TimeSpan.Zero) };
        JsonLines.Write(line).ShouldBe("""{"kind":"said","n":7,"time":"2026-11-22T15:04:05.678Z","nick":"김철수","text":"\"안녕\""}""");
        JsonLines.Read("""{"text":"hi"}""").ShouldBe("hi");
        Should.Throw<ClientException>(() => JsonLines.Read("hi")).Message.ShouldContain("hi");
        Should.Throw<ClientException>(() => JsonLines.Read("""{"say":"hi"}"""));
    }
}
