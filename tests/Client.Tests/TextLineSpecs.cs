using AkkaChat.Protocol;

namespace AkkaChat.Client.Tests;

public sealed class TextLineSpecs
{
    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("/usr/bin/ld: no such file", "/usr/bin/ld: no such file")]
    [InlineData("/q", "/q")]
    [InlineData("//two", "//two")]
    [InlineData("  indented", "  indented")]
    [InlineData("\u200B/q", "/q")]
    [InlineData("", null)]
    public void Should_be_said_whatever_it_begins_with(string text, string? said) =>
        (ClientLine.Parse(TextLine.Escape(text)) as ClientLine.Say)?.Text.ShouldBe(said);

    [Theory]
    [InlineData("  /msg bob secret")]
    [InlineData("\t/q")]
    public void Should_be_no_command_when_it_is_indented(string text) =>
        ClientLine.Parse(TextLine.Escape(text)).ShouldBeOfType<ClientLine.Say>().Text.ShouldEndWith(text.Trim());

    [Fact]
    public void Should_escape_each_line_of_a_text() => TextLine.Escape("one\n/two").ShouldBe("one\n//two");
}
