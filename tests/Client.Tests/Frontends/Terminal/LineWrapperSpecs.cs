using AkkaChat.Client.Frontends.Terminal;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class LineWrapperSpecs
{
    [Theory]
    [InlineData("15:04 bob: hi", "15:04 bob: hi")]
    [InlineData("15:04 bob: one two three four", "15:04 bob: one two \n      three four")]
    [InlineData("15:04 bob: one four six", "15:04 bob: one four\n      six")]
    [InlineData("15:04 https://example.org/a/very/long/path", "15:04 https://example.org/a/very/long/path")]
    [InlineData("15:04 https://example.org/a/very/long/path and more words", "15:04 https://example.org/a/very/long/path\n      and more \n      words")]
    [InlineData("15:04 https://e\u00A0x/a/15:04\u00A0bob:\u00A0hi", "15:04 https://e\u00A0x/a\n      /15:04\u00A0bob:\u00A0h\n      i")]
    [InlineData("15:04 안녕하세요안녕", "15:04 안녕하세요안\n      녕")]
    public void Should_break_between_words_and_indent(string line, string rows) => string.Join('\n', LineWrapper.Rows(line, 19, 6)).ShouldBe(rows);

    [Fact]
    public void Should_end_a_style_with_the_row_and_take_it_up_in_the_next() =>
        LineWrapper.Rows("15:04 \e[1mone two three four\e[0m", 19, 6).ShouldBe(["15:04 \e[1mone two three\e[0m", "      \e[1mfour\e[0m"]);

    [Fact]
    public void Should_lose_nothing_but_spaces_in_a_very_narrow_window() =>
        string.Concat(LineWrapper.Rows("15:04 bob: 안녕", 1, 6)).ShouldBe("15:04bob:안녕");

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("한글", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("👋🏽", 2)]
    [InlineData("🇰🇷", 2)]
    [InlineData("❤️", 2)]
    [InlineData("नमस्ते", 4)]
    public void Should_know_how_wide_a_text_is(string text, int width) => DisplayWidth.Of(text).ShouldBe(width);

    [Fact]
    public void Should_never_cut_a_wide_character_in_two() => DisplayWidth.Cut("한글", 3).ShouldBe("한");
}
