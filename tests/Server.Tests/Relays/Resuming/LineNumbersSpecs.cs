using AkkaChat.Server.Relays.Resuming;

namespace AkkaChat.Server.Tests.Relays.Resuming;

public sealed class LineNumbersSpecs
{
    private readonly LineNumbers _numbers = new();

    [Fact]
    public void Should_take_each_line_once()
    {
        _numbers.TryBegin(1).ShouldBeTrue();
        _numbers.TryBegin(3).ShouldBeTrue();
        foreach (var again in new[] { 1, 2, 3 })
            _numbers.TryBegin(again).ShouldBeFalse();
        _numbers.TryBegin(4).ShouldBeTrue();
    }

    [Fact]
    public void Should_know_what_is_done()
    {
        foreach (var number in new[] { 5, 6, 7 })
            _numbers.TryBegin(number);
        _numbers.Complete();
        _numbers.Complete();
        _numbers.Done.ShouldBe(6);
        _numbers.Complete();
        _numbers.Done.ShouldBe(7);
    }

    [Fact]
    public void Should_know_the_number_of_each_line_that_is_done()
    {
        _numbers.TryBegin(1);
        _numbers.TryBegin(null);
        _numbers.TryBegin(2);

        _numbers.Complete().ShouldBe(1);
        _numbers.Complete().ShouldBeNull();
        _numbers.Done.ShouldBe(1);
        _numbers.Complete().ShouldBe(2);
        _numbers.Done.ShouldBe(2);
    }

    [Fact]
    public void Should_take_lines_without_a_number_after_any()
    {
        _numbers.TryBegin(9);

        _numbers.TryBegin(null).ShouldBeTrue();
        _numbers.TryBegin(null).ShouldBeTrue();
    }
}
