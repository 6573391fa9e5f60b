using System.Globalization;
using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.History;

namespace AkkaChat.Server.Tests.Commands;

public sealed class HistoryCommandSpecs
{
    [Theory]
    [InlineData("", 50)]
    [InlineData("7", 7)]
    [InlineData("500", 500)]
    public void Should_ask_for_a_number_of_lines(string argument, int lines) =>
        HistoryCommand.Definition.Run(argument).ShouldBe(new CommandOutcome.ReadHistory(new HistoryRange(lines)));

    [Theory]
    [InlineData("2026-11-27T10:00", "2026-11-27T10:00Z")]
    [InlineData("2h", "2026-11-27T22:00Z")]
    [InlineData("90000d", "1970-01-01Z")]
    public void Should_ask_for_what_was_said_since_a_time(string argument, string since)
    {
        var range = HistoryCommand.Definition.Run(argument).ShouldBeOfType<CommandOutcome.ReadHistory>().Range;

        range.Lines.ShouldBe(500);
        range.Since!.Value.At(new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero)).ShouldBe(DateTimeOffset.Parse(since, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Should_ask_for_what_was_said_before_an_event() =>
        HistoryCommand.Definition.Run("100 before 1234").ShouldBe(new CommandOutcome.ReadHistory(new HistoryRange(100, Before: 1234)));

    [Theory]
    [InlineData("501 before 1234", "/history shows 1 to 500 lines, not 501")]
    [InlineData("soon before 1234", "/history soon before 1234: use a number of lines, or a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or a duration, such as 90m or 7d")]
    [InlineData("0", "/history shows 1 to 500 lines, not 0")]
    [InlineData("501", "/history shows 1 to 500 lines, not 501")]
    [InlineData("soon", "/history soon: use a number of lines, or a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or a duration, such as 90m or 7d")]
    public void Should_say_what_is_allowed(string argument, string refusal) =>
        HistoryCommand.Definition.Run(argument).ShouldBe(new CommandOutcome.Refuse(ServerText.Verbatim(refusal)));
}
