using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Commands;

public class ChatCommandsSpecs
{
    [Fact]
    public void Should_list_every_command_with_its_usage()
    {
        var lines = Run("help").ShouldBeOfType<CommandOutcome.Show>().Lines;

        foreach (var command in ChatCommands.All)
            lines.ShouldContain($"{command.Usage} to {command.Help}");
    }

    [Theory]
    [InlineData("msg")]
    [InlineData("/msg")]
    [InlineData("MSG")]
    public void Should_explain_one_command(string name)
    {
        Run("help", name).ShouldBeOfType<CommandOutcome.Show>().Lines
            .ShouldBe(["/msg NICKNAME TEXT to say something to one person alone"]);
    }

    [Fact]
    public void Should_refuse_to_explain_a_command_that_does_not_exist()
    {
        Refusal("help", "dance").ShouldBe("there is no command /dance: /help lists them");
    }

    [Fact]
    public void Should_refuse_a_command_that_does_not_exist_and_say_how_to_say_it()
    {
        Refusal("dance").ShouldBe("there is no command /dance: /help lists them (to say a line that begins with a slash, type two)");
    }

    [Fact]
    public void Should_know_commands_in_capitals_too()
    {
        Command("WHO").ShouldBe(RoomCommands.ListMembers.Instance);
    }

    [Fact]
    public void Should_rename()
    {
        Command("nick", "bob").ShouldBe(new RoomCommands.Rename(Bob));
    }

    [Fact]
    public void Should_whisper_all_that_follows_the_nickname()
    {
        Command("msg", "bob  how are you?").ShouldBe(new RoomCommands.Whisper(Bob, "how are you?"));
    }

    [Fact]
    public void Should_act()
    {
        Command("me", "waves").ShouldBe(new RoomCommands.Act("waves"));
    }

    [Fact]
    public void Should_say_how_to_say_a_line_that_begins_with_a_slash() =>
        Run("help").ShouldBeOfType<CommandOutcome.Show>().Lines[^1].ShouldContain("// says a line that begins with a slash");

    [Theory]
    [InlineData("q")]
    [InlineData("quit")]
    [InlineData("QUIT")]
    public void Should_leave(string name)
    {
        Command(name).ShouldBe(new RoomCommands.Leave());
    }

    [Theory]
    [InlineData("nick", "", "type /nick NICKNAME to change your nickname")]
    [InlineData("me", "", "type /me ACTION to tell everybody what you do")]
    [InlineData("msg", "", "type /msg NICKNAME TEXT to say something to one person alone")]
    [InlineData("msg", "bob", "type /msg NICKNAME TEXT to say something to one person alone")]
    public void Should_say_how_a_command_is_used_when_something_is_missing(string name, string argument, string refusal)
    {
        Refusal(name, argument).ShouldBe(refusal);
    }

    [Fact]
    public void Should_name_the_nickname_that_is_none() => Refusal("msg", "a:b hello").ShouldContain("a:b");

    [Fact]
    public void Should_have_the_room_suggest_another_nickname_for_one_that_is_none() =>
        Command("nick", "a:b").ShouldBeOfType<RoomCommands.RefuseNickname>().Refusal.Suggestion.ShouldBe(Nick("ab"));

    private static CommandOutcome Run(string name, string argument = "") => ChatCommands.Run(new ClientLine.Command(name, argument));

    private static RoomCommand Command(string name, string argument = "") =>
        Run(name, argument).ShouldBeOfType<CommandOutcome.AskRoom>().Command;

    private static string Refusal(string name, string argument = "") => Run(name, argument).ShouldBeOfType<CommandOutcome.Refuse>().Reason;
}
