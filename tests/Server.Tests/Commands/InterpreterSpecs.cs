using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Tests.Commands;

public class InterpreterSpecs
{
    private static readonly ConnectionId Me = new(7);

    private readonly Interpreter _interpreter = new(Me, WireFormat.CrLf, maxLineBytes: 4096);

    [Fact]
    public void Should_say_a_line()
    {
        Read("hello").ShouldBe(new RoomCommands.Say(Me, "hello"));
    }

    [Fact]
    public void Should_say_a_line_that_begins_with_two_slashes_with_one()
    {
        Read("//help").ShouldBe(new RoomCommands.Say(Me, "/help"));
    }

    [Fact]
    public void Should_ignore_an_empty_line()
    {
        Read("  ").ShouldBeNull();
    }

    [Fact]
    public void Should_run_a_command_that_the_room_decides()
    {
        Read("/me waves").ShouldBe(new RoomCommands.Act(Me, "waves"));
    }

    [Fact]
    public void Should_answer_by_itself_through_the_room()
    {
        var answer = Read("/help q").ShouldBeOfType<RoomCommands.Answer>();

        answer.By.ShouldBe(Me);
        answer.Lines.Text().ShouldBe("* /q to leave\r\n");
    }

    [Fact]
    public void Should_refuse_a_command_that_does_not_exist()
    {
        var refuse = Read("/dance").ShouldBeOfType<RoomCommands.Refuse>();

        refuse.Reason.ShouldStartWith("there is no command /dance: /help lists them");
    }

    [Fact]
    public void Should_refuse_a_line_that_is_too_long()
    {
        _interpreter.Read(new DecodedLine("its beginning", WireFormat.CrLf, TooLong: true))
            .ShouldBe(new RoomCommands.Refuse(Me, "that line is longer than 4,096 bytes and was dropped: send it in parts"));
    }

    private RoomCommand? Read(string text) => _interpreter.Read(new DecodedLine(text, WireFormat.CrLf, TooLong: false));
}
