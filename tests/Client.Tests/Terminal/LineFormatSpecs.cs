using AkkaChat.Client.Terminal;

namespace AkkaChat.Client.Tests.Terminal;

public sealed class LineFormatSpecs
{
    [Fact]
    public void Should_have_as_many_colours_as_the_terminal()
    {
        Theme.Of(name => name == "NO_COLOR" ? "1" : "xterm-256color").Nickname("alice").ShouldBe("alice");
        Theme.Of(name => name == "TERM" ? "vt220" : null).Nickname("alice").ShouldBe("alice");
        Theme.Of(name => name == "TERM" ? "xterm-256color" : null).Nickname("alice").ShouldStartWith("\e[38;5;");
        Theme.Of(name => name == "TERM" ? "xterm" : null).Nickname("alice").ShouldStartWith("\e[3");
    }

    [Fact]
    public void Should_let_nothing_act_on_the_terminal()
    {
        var shown = Format("mallory: \e[2Jgone\a, \u202Eesrever", rings: true);
        shown.ShouldContain("gone");
        shown.ShouldNotContain(c => char.IsControl(c) || c == '\u202E');
    }

    [Theory]
    [InlineData("bob: hi alice!", true)]
    [InlineData("bob: ALICE, look", true)]
    [InlineData("bob: alice야 안녕", true)]
    [InlineData("bob: malice", false)]
    [InlineData("bob: alices", false)]
    [InlineData("alice: I am alice", false)]
    [InlineData("bob → alice: psst", true)]
    [InlineData("* alice joined", false)]
    public void Should_ring_when_the_user_is_mentioned(string line, bool isMention)
    {
        Mention.IsIn(RoomLine.Parse(line, isEvent: true), "alice").ShouldBe(isMention);
        Format(line, rings: true).Contains('\a').ShouldBe(isMention);
        Format(line, rings: false).ShouldNotContain("\a");
    }

    private static string Format(string line, bool rings) => new LineFormat(new Theme(0), rings).Line(RoomLine.Parse(line, isEvent: true), "alice");
}
