using AkkaChat.Server.Commands;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Tests.Commands;

public sealed class HistoryCommandSpecs
{
    [Theory]
    [InlineData("", 50)]
    [InlineData("7", 7)]
    [InlineData("500", 500)]
    public void Should_ask_for_a_number_of_lines(string argument, int lines) =>
        HistoryCommand.Definition.Run(argument).ShouldBe(new CommandOutcome.ReadHistory(new HistoryRange(lines)));

    [Fact]
    public void Should_ask_for_what_was_said_since_a_time() =>
        HistoryCommand.Definition.Run("2026-11-27T10:00").ShouldBe(
            new CommandOutcome.ReadHistory(new HistoryRange(500, new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero))));

    [Theory]
    [InlineData("0", "/history shows 1 to 500 lines, not 0")]
    [InlineData("501", "/history shows 1 to 500 lines, not 501")]
    [InlineData("soon", "/history soon: use a number of lines, or a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or a duration, such as 90m or 7d")]
    public void Should_say_what_is_allowed(string argument, string refusal) =>
        HistoryCommand.Definition.Run(argument).ShouldBe(new CommandOutcome.Refuse(refusal));
}
