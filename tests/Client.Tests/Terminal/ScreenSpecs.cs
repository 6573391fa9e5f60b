using AkkaChat.Client.Terminal;

namespace AkkaChat.Client.Tests.Terminal;

public sealed class ScreenSpecs
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("한글", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇰🇷", 2)]
    [InlineData("❤️", 2)]
    public void Should_know_how_wide_a_text_is(string text, int width) => Widths.Of(text).ShouldBe(width);

    [Fact]
    public void Should_never_cut_a_wide_character_in_two() => Widths.Cut("한글", 3).ShouldBe("한");

    [Theory]
    [InlineData("hello", 5, "> hello", 7)]
    [InlineData("hello", 0, "> hello", 2)]
    [InlineData("한글 wide", 2, "> 한글 wide", 6)]
    [InlineData("a long line that does not fit", 29, "> hat does not fit", 18)]
    public void Should_show_the_part_of_the_line_around_the_cursor(string text, int place, string row, int cursor) =>
        new BottomRows(19, new Theme(0)).Prompt("> ", text, place).ShouldBe(((row, Widths.Of(row)), cursor));

    [Fact]
    public void Should_draw_arriving_lines_above_the_line_being_typed()
    {
        using var output = new StringWriter();
        var screen = new Screen(output, () => 80);
        screen.Draw([], [("status", 6), ("> typ", 5)], 5);
        output.GetStringBuilder().Clear();

        screen.Draw(["bob: hi"], [("status", 6), ("> typ", 5)], 5);

        output.ToString().ShouldBe("\r\e[1A\e[Jbob: hi\r\nstatus\r\n> typ\r\e[5C");
    }

    [Fact]
    public void Should_find_its_rows_again_when_the_window_has_become_narrower()
    {
        using var output = new StringWriter();
        var columns = 80;
        var screen = new Screen(output, () => columns);
        screen.Draw([], [(new string('s', 70), 70), (new string('t', 30), 30)], 30);
        output.GetStringBuilder().Clear();

        columns = 20;
        screen.Draw([], [("s", 1)], 0);

        // The status now takes four rows, and the cursor is in the second row of what was typed.
        output.ToString().ShouldStartWith("\r\e[5A\e[J");
    }

    [Fact]
    public void Should_have_no_colours_when_asked_for_none()
    {
        Theme.Of(name => name == "NO_COLOR" ? "1" : "xterm-256color").Nickname("alice").ShouldBe("alice");
        Theme.Of(name => name == "TERM" ? "xterm-256color" : null).Nickname("alice").ShouldStartWith("\e[38;5;");
        Theme.Of(name => name == "TERM" ? "xterm" : null).Nickname("alice").ShouldStartWith("\e[3");
    }

    [Fact]
    public void Should_let_nothing_act_on_the_terminal()
    {
        var line = RoomLine.Parse("mallory: \e[2Jgone\a, \u202Eesrever", isEvent: true);
        var shown = new LineFormat(new Theme(0)).Format(line, "alice");
        shown.ShouldContain("gone");
        shown.ShouldNotContain(c => char.IsControl(c) || c == '\u202E');
    }

    [Theory]
    [InlineData("bob: hi alice!", true)]
    [InlineData("bob: ALICE, look", true)]
    [InlineData("bob: malice", false)]
    [InlineData("alice: I am alice", false)]
    [InlineData("bob → alice: psst", true)]
    [InlineData("* alice joined", false)]
    public void Should_notice_when_the_user_is_mentioned(string line, bool isMention) =>
        LineFormat.IsMention(RoomLine.Parse(line, isEvent: true), "alice").ShouldBe(isMention);
}
