using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Commands;

public class InterpreterSpecs
{
    [Fact]
    public void Should_say_a_line()
    {
        Command("hello").ShouldBe(new RoomCommands.Say("hello"));
    }

    [Fact]
    public void Should_say_a_line_that_begins_with_two_slashes_with_one()
    {
        Command("//help").ShouldBe(new RoomCommands.Say("/help"));
    }

    [Fact]
    public void Should_ignore_an_empty_line()
    {
        Read("  ").ShouldBeNull();
    }

    [Fact]
    public void Should_run_a_command_that_the_room_decides()
    {
        Command("/me waves").ShouldBe(new RoomCommands.Act("waves"));
    }

    [Fact]
    public void Should_answer_by_itself_what_the_room_need_not_know()
    {
        Read("/help q").ShouldBeOfType<CommandOutcome.Show>().Lines.ShouldBe(["/q to leave", "also: /quit /exit /bye"]);
    }

    [Fact]
    public void Should_refuse_a_command_that_does_not_exist()
    {
        Read("/dance").ShouldBeOfType<CommandOutcome.Refuse>().Reason.ShouldStartWith("there is no command /dance: /help lists them");
    }

    [Fact]
    public void Should_refuse_a_line_that_is_too_long()
    {
        Interpreter.Read(new DecodedLine("its beginning", WireFormat.CrLf, LineFault.TooLong), maxLineBytes: 4096)
            .ShouldBe(new CommandOutcome.Refuse($"that line is longer than 4,096 bytes and was dropped: send it in parts"));
    }

    private static RoomCommand Command(string text) => Read(text).ShouldBeOfType<CommandOutcome.AskRoom>().Command;

    private static CommandOutcome? Read(string text) => Interpreter.Read(new DecodedLine(text, WireFormat.CrLf, LineFault.None), maxLineBytes: 4096);
}
