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
        Nickname(name => name == "TERM" ? "xterm" : null).ShouldMatch("^\e\\[(3[1256]|9[15])m");
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
    [InlineData("bob: 请alice来", true)]
    [InlineData("bob: see https://example.org/alice", false)]
    [InlineData("bob: see www.example.org/~alice or ask alice", true)]
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

    [Theory]
    [InlineData("bob: Jose\u0301, are you there?", "Jos\u00E9")]
    [InlineData("bob: Jos\u00E9?", "Jose\u0301")]
    [InlineData("bob: 请小明来", "小明")]
    [InlineData("bob: 明日は太郎と行く", "太郎")]
    public void Should_find_a_mention_in_any_normal_form_and_without_spaces(string line, string nickname) =>
        Mention.IsIn(RoomLine.Parse(line, isEvent: true), nickname).ShouldBeTrue();

    [Fact]
    public void Should_not_ring_for_what_was_said_before()
    {
        var mention = RoomLine.Parse("bob: hi alice", isEvent: true);
        var format = new LineFormat(new Theme(ColorSupport.None), hasBell: true);
        format.Line(mention, "alice", isHistory: true).ShouldNotContain("\a");
        format.Line(mention, "alice", isHistory: false).ShouldContain("\a");
    }

    [Fact]
    public void Should_have_no_nickname_in_dark_blue_or_yellow_among_sixteen_colors()
    {
        var theme = new Theme(ColorSupport.SixteenColors);
        for (var number = 0; number < 100; number++)
            theme.Nickname($"user{number}").ShouldMatch("^\e\\[(3[1256]|9[15])m");
    }

    private static string Nickname(Func<string, string?> environment) => new Theme(Theme.DetectColorSupport(environment)).Nickname("alice");

    private static string Format(string line, bool hasBell) => new LineFormat(new Theme(ColorSupport.None), hasBell).Line(RoomLine.Parse(line, isEvent: true), "alice");
}
