namespace AkkaChat.Protocol.Tests;

public class ClientLineSpecs
{
    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("  //q", "/q")]
    [InlineData("／／q", "／q")]
    [InlineData("see /q", "see /q")]
    [InlineData("//etc/hosts", "/etc/hosts")]
    [InlineData("//", "/")]
    [InlineData("  indented ", "  indented ")]
    [InlineData("a\tb\u001B[2J", "a b[2J")]
    [InlineData("안녕 👩‍🚀 e\u0301", "안녕 👩‍🚀 e\u0301")]
    public void Should_say_what_is_no_command(string line, string text) => ClientLine.Parse(line).ShouldBe(new ClientLine.Say(text));

    [Theory]
    [InlineData("/q", "q", "")]
    [InlineData("/nick bob", "nick", "bob")]
    [InlineData("/msg bob  how are you? ", "msg", "bob  how are you?")]
    [InlineData("/me\twaves", "me", "waves")]
    [InlineData("/ME waves", "ME", "waves")]
    [InlineData(" /q", "q", "")]
    [InlineData("\t/msg bob secret", "msg", "bob secret")]
    [InlineData("\u00A0/msg bob secret", "msg", "bob secret")]
    [InlineData("\u200B \u3000/msg\u3000bob secret", "msg", "bob secret")]
    [InlineData("／msg bob secret", "msg", "bob secret")]
    [InlineData("/", "", "")]
    [InlineData("/ q", "", "q")]
    [InlineData("/me //x", "me", "//x")]
    [InlineData("\u0007/q", "q", "")]
    public void Should_read_a_command(string line, string name, string argument) =>
        ClientLine.Parse(line).ShouldBe(new ClientLine.Command(name, argument));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\u3000\u200B")]
    [InlineData("\u001B\u202E\0")]
    public void Should_take_what_cannot_be_seen_for_nothing(string line) => ClientLine.Parse(line).ShouldBe(ClientLine.Empty.Instance);
}
