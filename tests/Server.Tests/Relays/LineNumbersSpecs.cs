using AkkaChat.Server.Machines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Tests.Machines;

public sealed class NumbersSpecs
{
    private readonly Numbers _numbers = new();

    [Fact]
    public void Should_take_each_line_once()
    {
        _numbers.TryTake(1).ShouldBeTrue();
        _numbers.TryTake(3).ShouldBeTrue();
        foreach (var again in new[] { 1, 2, 3 })
            _numbers.TryTake(again).ShouldBeFalse();
        _numbers.TryTake(4).ShouldBeTrue();
    }

    [Fact]
    public void Should_know_what_is_done()
    {
        foreach (var number in new[] { 5, 6, 7 })
        {
            _numbers.TryTake(number);
            _numbers.Asked(Command(), number);
        }
        _numbers.Confirmed(2);
        _numbers.Done.ShouldBe(6);
        _numbers.Confirmed(1);
        _numbers.Done.ShouldBe(7);
    }

    [Fact]
    public void Should_be_done_with_a_line_that_wants_nothing_once_those_before_it_are_done()
    {
        _numbers.TryTake(1);
        _numbers.Ignored();
        _numbers.Done.ShouldBe(1);

        _numbers.TryTake(2);
        _numbers.Asked(Command(), 2);
        _numbers.TryTake(3);
        _numbers.Ignored();
        _numbers.Done.ShouldBe(1);
        _numbers.Confirmed(1);
        _numbers.Done.ShouldBe(3);
    }

    [Fact]
    public void Should_know_which_line_wanted_what()
    {
        var (first, without, last) = (Command(), Command(), Command());
        _numbers.TryTake(1);
        _numbers.Asked(first, 1);
        _numbers.Asked(without, null);
        _numbers.TryTake(2);
        _numbers.Asked(last, 2);

        _numbers.Of(without).ShouldBeNull();
        _numbers.Of(last).ShouldBe(2);
        _numbers.Of(Command()).ShouldBeNull();
        _numbers.Confirmed(2);
        _numbers.Of(first).ShouldBeNull();
        _numbers.Of(last).ShouldBe(2);
        _numbers.Done.ShouldBe(1);
    }

    // All equal, none the same.
    private static RoomCommands.ListMembers Command() => new(new ConnectionId(1));
}
