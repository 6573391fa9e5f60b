using Akka;
using Akka.Streams.Dsl;

namespace AkkaChat.Streams.Tests;

public sealed class OperationsSpecs : StreamSpecs
{
    [Fact]
    public async Task Should_transform_filter_and_multiply() =>
        (await Run(Source.From([1, 2, 3, 4]).Select(i => i * 10).Where(i => i != 20).SelectMany(i => new[] { i, i + 1 })))
            .ShouldBe([10, 11, 30, 31, 40, 41]);

    [Fact]
    public async Task Should_keep_the_order_of_tasks_that_end_in_another()
    {
        var first = new TaskCompletionSource<int>();
        var result = Run(Source.From([1, 2]).SelectAsync(2, i => i == 1 ? first.Task : Task.FromResult(i)));
        first.SetResult(1);
        (await result).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Should_fail_with_a_task_whosever_turn_it_is()
    {
        var first = new TaskCompletionSource<int>();
        await Run(Source.From([1, 2]).SelectAsync(2, i => i == 1 ? first.Task : Task.FromException<int>(new InvalidOperationException())))
            .ShouldThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Should_run_no_more_tasks_at_a_time_than_allowed()
    {
        int running = 0, most = 0;
        await Run(Source.From(Enumerable.Range(1, 50)).SelectAsync(3, async i =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return i;
        }));
        most.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task Should_take_while_a_condition_holds()
    {
        (await Run(Source.From([1, 2, 3, 4]).TakeWhile(i => i < 3))).ShouldBe([1, 2]);
        (await Run(Source.From([1, 2, 3, 4]).TakeWhile(i => i < 3, inclusive: true))).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Should_put_another_source_in_front() =>
        (await Run(Source.From([3, 4]).Prepend(Source.From([1, 2])))).ShouldBe([1, 2, 3, 4]);

    [Fact]
    public async Task Should_put_another_source_behind() =>
        (await Run(Source.From([1, 2]).Via(Flow.Create<int>().Concat(Source.From([3, 4]))))).ShouldBe([1, 2, 3, 4]);

    [Fact]
    public async Task Should_put_a_last_element_in_the_place_of_a_failure() =>
        (await Run(Source.From([1, 2, 3]).Via(Flow.Create<int>()
            .Select(i => i < 3 ? i : throw new InvalidOperationException())
            .Recover(_ => new Akka.Util.Option<int>(-1))))).ShouldBe([1, 2, -1]);

    [Fact]
    public async Task Should_merge_all_of_both() =>
        (await Run(Source.From(Enumerable.Range(0, 100)).Merge(Source.From(Enumerable.Range(100, 100))))).Order().ShouldBe(Enumerable.Range(0, 200));

    [Fact]
    public async Task Should_end_an_eager_merge_with_the_first_that_ends()
    {
        var merged = Source.Queue<int>(1, Akka.Streams.OverflowStrategy.Fail).MapMaterializedValue(_ => NotUsed.Instance)
            .Merge(Source.From([1]), eagerComplete: true);
        (await Run(merged)).ShouldBe([1]);
    }

    [Fact]
    public async Task Should_run_a_long_sequence_without_growing_the_stack() =>
        (await Run(Source.From(Enumerable.Range(0, 20_000)).Select(i => i))).Count.ShouldBe(20_000);

    [Fact]
    public async Task Should_tick_until_told_to_end()
    {
        var (ticking, ticks) = Source.Tick(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), "tick")
            .ToMaterialized(Sink.ForEach<string>(tick => TestActor.Tell(tick, TestActor)), Keep.Both).Run(Materializer);
        ExpectMsg("tick");
        ExpectMsg("tick");
        ticking.Cancel();
        await ticks.WaitAsync(Patience);
    }

    private async Task<IReadOnlyCollection<T>> Run<T, TMat>(Source<T, TMat> source) => await source.RunWith(Sink.Seq<T>(), Materializer).WaitAsync(Patience);
}
