using AkkaChat.Server.Machines;

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
            _numbers.Asked();
        }
        _numbers.Confirmed(2);
        _numbers.Done.ShouldBe(6);
        _numbers.Confirmed(1);
        _numbers.Done.ShouldBe(7);
    }

    [Fact]
    public void Should_be_done_with_a_line_that_wants_nothing_unless_others_wait()
    {
        _numbers.TryTake(1);
        _numbers.Ignored();
        _numbers.Done.ShouldBe(1);
    }
}
