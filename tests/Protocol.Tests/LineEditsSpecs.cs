namespace AkkaChat.Protocol.Tests;

public class LineEditsSpecs
{
    [Theory]
    [InlineData("help\u007Flo", "hello")]
    [InlineData("help\blo", "hello")]
    [InlineData("abc\u0017def", "def")]
    [InlineData("say the word \u0017", "say the ")]
    [InlineData("one two\u0017\u0017three", "three")]
    [InlineData("secret\u0015", "")]
    [InlineData("secret\u0015hello", "hello")]
    [InlineData("secret\u0003hello", "hello")]
    [InlineData("\u007F\u007Fa", "a")]
    [InlineData("a안\u007Fb", "ab")]
    [InlineData("ae\u0301\u007Fb", "ab")]
    [InlineData("a👨‍👩‍👧‍👦\u007Fb", "ab")]
    [InlineData("a🇰🇷🇩🇪\u007Fb", "a🇰🇷b")]
    [InlineData("/msg bob hi\u0015hello", "hello")]
    public void Should_leave_what_a_terminal_would_send(string typed, string left) => LineEdits.Apply(typed).ShouldBe(left);

    [Fact]
    public void Should_not_touch_a_line_without_these_keys()
    {
        var line = "plain \u001B[2J\ttext";
        LineEdits.Apply(line).ShouldBeSameAs(line);
    }
}
