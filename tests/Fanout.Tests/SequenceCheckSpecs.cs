using AkkaChat.Bench.Fanout.Load;

namespace AkkaChat.Bench.Fanout.Tests;

public class SequenceCheckSpecs
{
    private readonly SequenceCheck _check = new(senders: 2);

    [Fact]
    public void Should_find_nothing_wrong_with_lines_in_order()
    {
        Take(0, 1, 2);
        _check.Take(1, 0);

        State().ShouldBe((Settled: 4, Missing: 0, Reordered: 0, Duplicated: 0));
    }

    [Fact]
    public void Should_count_lines_that_were_jumped_over_as_missing()
    {
        Take(0, 3);

        State().ShouldBe((Settled: 4, Missing: 2, Reordered: 0, Duplicated: 0));
    }

    [Fact]
    public void Should_call_a_line_that_comes_late_reordered_and_no_longer_missing()
    {
        Take(0, 4, 2, 1, 3);

        State().ShouldBe((Settled: 5, Missing: 0, Reordered: 3, Duplicated: 0));
    }

    [Fact]
    public void Should_call_a_line_that_comes_again_duplicated()
    {
        Take(0, 1, 1, 0);

        State().ShouldBe((Settled: 2, Missing: 0, Reordered: 0, Duplicated: 2));
    }

    [Fact]
    public void Should_call_a_late_line_that_comes_again_duplicated()
    {
        Take(0, 2, 1, 1);

        State().ShouldBe((Settled: 3, Missing: 0, Reordered: 1, Duplicated: 1));
    }

    [Fact]
    public void Should_keep_senders_apart()
    {
        Take(0, 1);

        _check.Take(1, 1).ShouldBe(2);

        State().ShouldBe((Settled: 4, Missing: 1, Reordered: 0, Duplicated: 0));
    }

    private void Take(params uint[] sequences)
    {
        foreach (var sequence in sequences)
            _check.Take(0, sequence);
    }

    private (long Settled, long Missing, long Reordered, long Duplicated) State() =>
        (_check.Settled, _check.Missing, _check.Reordered, _check.Duplicated);
}
