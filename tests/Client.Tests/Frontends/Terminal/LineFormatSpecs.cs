using AkkaChat.Client.Frontends.Terminal;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class LineFormatSpecs
{
    [Fact]
    public void Should_have_as_many_colors_as_the_terminal()
    {
        Nickname(name => name == "NO_COLOR" ? "1" : "xterm-256color").ShouldBe("alice");
        Nickname(name => name == "TERM" ? "vt220" : null).ShouldBe("alice");
        Nickname(name => name == "TERM" ? "xterm-256color" : null).ShouldStartWith("\e[38;5;");
        Nickname(name => name == "TERM" ? "xterm" : null).ShouldStartWith("\e[3");
    }

    [Fact]
    public void Should_make_a_mention_stand_out_without_colors()
    {
        var mention = RoomLine.Parse("bob: hi alice", isEvent: true);
        new LineFormat(new Theme(ColorSupport.Styles), hasBell: false).Line(mention, "alice").ShouldEndWith(" bob: \e[1;7mhi alice\e[0m");
        new LineFormat(new Theme(ColorSupport.None), hasBell: false).Line(mention, "alice").ShouldEndWith(" bob: >>> hi alice");
    }

    [Fact]
    public void Should_let_nothing_act_on_the_terminal()
    {
        var shown = Format("mallory: \e[2Jgone\a, \u202Eesrever", hasBell: true);
        shown.ShouldContain("gone");
        shown.ShouldNotContain(c => char.IsControl(c) || c == '\u202E');
    }

    [Theory]
    [InlineData("bob: hi alice!", true)]
    [InlineData("bob: ALICE, colorSupport", true)]
    [InlineData("bob: alice야 안녕", true)]
    [InlineData("bob: malice", false)]
    [InlineData("bob: alices", false)]
    [InlineData("alice: I am alice", false)]
    [InlineData("bob → alice: psst", true)]
    [InlineData("* alice joined", false)]
    public void Should_ring_when_the_user_is_mentioned(string line, bool isMention)
    {
        Mention.IsIn(RoomLine.Parse(line, isEvent: true), "alice").ShouldBe(isMention);
        Format(line, hasBell: true).Contains('\a').ShouldBe(isMention);
        Format(line, hasBell: false).ShouldNotContain("\a");
    }

    private static string Nickname(Func<string, string?> environment) => new Theme(Theme.DetectColorSupport(environment)).Nickname("alice");

    private static string Format(string line, bool hasBell) => new LineFormat(new Theme(ColorSupport.None), hasBell).Line(RoomLine.Parse(line, isEvent: true), "alice");
}
