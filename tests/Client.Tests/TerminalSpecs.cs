namespace AkkaChat.Client.Tests;

public sealed class TerminalSpecs
{
    [Fact]
    public async Task Should_show_nothing_on_a_screen_that_acts_on_it()
    {
        using var output = new StringWriter();
        await new Terminal(TextReader.Null, output, HasKeyboard: true, HasScreen: true).ShowAsync("mallory: \e[2Jgone\a, \u202Eesrever");
        var shown = output.ToString();
        shown.ShouldStartWith("mallory: ");
        shown.ShouldContain("gone");
        shown.TrimEnd('\n').ShouldNotContain(c => char.IsControl(c) || c == '\u202E');
    }

    [Fact]
    public async Task Should_pass_to_a_pipe_what_came()
    {
        using var output = new StringWriter();
        await new Terminal(TextReader.Null, output, HasKeyboard: false, HasScreen: false).ShowAsync("alice: a\tb\e");
        output.ToString().ShouldBe("alice: a\tb\e\n");
    }
}
