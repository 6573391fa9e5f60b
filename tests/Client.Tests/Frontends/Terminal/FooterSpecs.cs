using AkkaChat.Client.Frontends.Terminal;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class FooterSpecs
{
    [Theory]
    [InlineData("hello", 5, "> hello|")]
    [InlineData("hello", 0, "> |hello")]
    [InlineData("한글", 1, "> 한|글")]
    [InlineData("a line that is too long", 23, "> a line\n that is\n too lon\ng|")]
    [InlineData("a line that is too long", 9, "> a line\n th|at is\n too lon\ng")]
    [InlineData("한글한글", 4, "> 한글한\n글|")]
    public void Should_wrap_the_line_being_typed_and_know_where_the_cursor_is(string typed, int cursor, string rows) =>
        Show([], typed, cursor, new WindowSize(9, 20)).ShouldBe(rows + "\n── here");

    [Fact]
    public void Should_show_the_rows_around_the_cursor_of_what_is_too_long_for_the_window() =>
        Show([], "11111122222222333333334444", 20, new WindowSize(9, 5)).ShouldBe("22222222\n333333|33\n── here");

    [Fact]
    public void Should_mark_what_is_under_way() =>
        Show(["1", "2", "3", "4", "5"], "", 0, new WindowSize(20, 20)).ShouldBe("… 2 more\n… 3\n… 4\n… 5\n> |\n── here");

    [Theory]
    [InlineData(2, "> |")]
    [InlineData(3, "> |\n── here")]
    [InlineData(4, "… 3\n> |\n── here")]
    public void Should_leave_a_row_for_what_is_said_in_a_small_window(int rows, string shown) =>
        Show(["1", "2", "3"], "", 0, new WindowSize(20, rows)).ShouldBe(shown);

    [Theory]
    [InlineData(60, "── chat.example.org:4000 · 2 people · connected, lag 57 ms")]
    [InlineData(56, "── 2 people · connected, lag 57 ms")]
    [InlineData(25, "── connected, lag 57 ms")]
    [InlineData(20, "── connected, lag 5")]
    public void Should_show_the_most_important_of_the_state_in_a_narrow_window(int columns, string row)
    {
        string[] status = ["chat.example.org:4000", "2 people", "connected, lag 57 ms"];
        var footer = Footer.Of(new FooterContent([], status, "> ", "", 0), new WindowSize(columns, 10), new Theme(ColorSupport.None));
        footer.Rows[^1].ShouldBe(row);
    }

    private static string Show(string[] pending, string typed, int cursor, WindowSize window)
    {
        var footer = Footer.Of(new FooterContent(pending, ["here"], "> ", typed, cursor), window, new Theme(ColorSupport.None));
        footer.Rows.ShouldAllBe(row => DisplayWidth.Of(row) < window.Columns);
        return string.Join('\n', footer.Rows.Select((row, number) => number == footer.CursorRow ? row.Insert(footer.CursorIndex, "|") : row));
    }
}
