using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaChat.Streams.Tests;

/// <summary>The slowest stage sets the pace.</summary>
public sealed class BackPressureSpecs : StreamSpecs
{
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Should_hold_the_source_while_the_sink_is_busy()
    {
        var numbers = new Counted(1_000);
        var end = Slowly(Source.From(numbers.Elements()));

        AwaitCondition(() => numbers.Read > 0);
        numbers.Read.ShouldBeLessThan(10);
        _go.SetResult();
        (await end.WaitAsync(Patience)).Count.ShouldBe(1_000);
    }

    [Fact]
    public async Task Should_let_a_buffer_run_ahead_as_far_as_it_holds()
    {
        var numbers = new Counted(1_000);
        var end = Slowly(Source.From(numbers.Elements()).Buffer(100, OverflowStrategy.Backpressure));

        AwaitCondition(() => numbers.Read >= 100);
        numbers.Read.ShouldBeLessThan(110);
        _go.SetResult();
        (await end.WaitAsync(Patience)).Count.ShouldBe(1_000);
    }

    [Theory]
    [InlineData(OverflowStrategy.DropHead, new[] { 3, 4, 5 })]
    [InlineData(OverflowStrategy.DropTail, new[] { 1, 2, 5 })]
    [InlineData(OverflowStrategy.DropNew, new[] { 1, 2, 3 })]
    [InlineData(OverflowStrategy.DropBuffer, new[] { 4, 5 })]
    public async Task Should_drop_what_the_strategy_says(OverflowStrategy strategy, int[] kept)
    {
        // The first element is on its way to the busy sink; the five after it meet a buffer for three.
        var (queue, end) = Slow(Source.Queue<int>(3, strategy));
        await queue.OfferAsync(0);
        AwaitCondition(() => _busy);
        for (var i = 1; i <= 5; i++)
            await queue.OfferAsync(i).WaitAsync(Patience);
        _go.SetResult();
        queue.Complete();
        (await end.WaitAsync(Patience)).Where(i => i > 0).ShouldBe(kept);
    }

    [Fact]
    public async Task Should_fail_when_the_strategy_is_to_fail()
    {
        var (queue, end) = Slow(Source.Queue<int>(1, OverflowStrategy.Fail));
        await queue.OfferAsync(0);
        AwaitCondition(() => _busy);
        await queue.OfferAsync(1);
        (await queue.OfferAsync(2).WaitAsync(Patience)).ShouldBeOfType<QueueOfferResult.Failure>();
        await end.ShouldThrowAsync<BufferOverflowException>();
    }

    [Fact]
    public async Task Should_make_an_offer_wait_for_room_and_refuse_a_second()
    {
        var (queue, end) = Slow(Source.Queue<int>(1, OverflowStrategy.Backpressure));
        await queue.OfferAsync(0);
        AwaitCondition(() => _busy);
        await queue.OfferAsync(1);

        var waits = queue.OfferAsync(2);
        await queue.OfferAsync(3).ShouldThrowAsync<InvalidOperationException>();
        waits.IsCompleted.ShouldBeFalse();
        _go.SetResult();
        (await waits.WaitAsync(Patience)).ShouldBeOfType<QueueOfferResult.Enqueued>();
        queue.Complete();
        (await end.WaitAsync(Patience)).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Should_make_an_offer_wait_for_demand_where_there_is_no_buffer()
    {
        var (queue, end) = Slow(Source.Queue<int>(0, OverflowStrategy.Backpressure));
        (await queue.OfferAsync(0).WaitAsync(Patience)).ShouldBeOfType<QueueOfferResult.Enqueued>();
        AwaitCondition(() => _busy);

        var waits = queue.OfferAsync(1);
        await queue.OfferAsync(2).ShouldThrowAsync<InvalidOperationException>();
        waits.IsCompleted.ShouldBeFalse();
        _go.SetResult();
        (await waits.WaitAsync(Patience)).ShouldBeOfType<QueueOfferResult.Enqueued>();
        queue.Complete();
        (await end.WaitAsync(Patience)).ShouldBe([0, 1]);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_a_buffer_without_room()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Source.Queue<int>(-1, OverflowStrategy.Backpressure));
        Should.Throw<ArgumentOutOfRangeException>(() => Source.Queue<int>(0, OverflowStrategy.DropHead));
        Should.Throw<ArgumentOutOfRangeException>(() => Source.Single(1).Buffer(0, OverflowStrategy.Backpressure));
    }

    private volatile bool _busy;

    private Task<System.Collections.Immutable.IImmutableList<int>> Slowly<TMat>(Source<int, TMat> source) => Slow(source).End;

    /// <summary>A sink that takes nothing after the first element until it is told to go.</summary>
    private (TMat Mat, Task<System.Collections.Immutable.IImmutableList<int>> End) Slow<TMat>(Source<int, TMat> source) =>
        source.SelectAsync(1, async i =>
        {
            _busy = true;
            await _go.Task;
            return i;
        }).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
}
