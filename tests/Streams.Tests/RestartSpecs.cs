using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaChat.Streams.Tests;

public sealed class RestartSpecs : StreamSpecs
{
    private static readonly RestartSettings Soon = RestartSettings.Create(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), 0.2);
    private int _starts;

    [Fact]
    public async Task Should_start_a_flow_again_after_a_failure_and_lose_only_what_was_in_it()
    {
        var (queue, end) = Source.Queue<int>(8, OverflowStrategy.Backpressure)
            .Via(RestartFlow.WithBackoff(() => Started(Flow.Create<int>().Select(i => i != 2 ? i : throw new InvalidOperationException())), Soon))
            .ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);

        for (var i = 1; i <= 4; i++)
            await queue.OfferAsync(i).WaitAsync(Patience);
        AwaitCondition(() => _starts == 2);
        queue.Complete();

        (await end.WaitAsync(Patience)).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public async Task Should_start_a_flow_again_that_completes_by_itself()
    {
        var (queue, end) = Source.Queue<int>(8, OverflowStrategy.Backpressure)
            .Via(RestartFlow.WithBackoff(() => Started(Flow.Create<int>().TakeWhile(i => i % 2 == 1, inclusive: true)), Soon))
            .ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);

        for (var i = 1; i <= 4; i++)
        {
            await queue.OfferAsync(i).WaitAsync(Patience);
            AwaitCondition(() => _starts == 1 + (i / 2));
        }
        queue.Complete();
        (await end.WaitAsync(Patience)).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task Should_start_a_source_again_until_downstream_has_enough() =>
        (await RestartSource.WithBackoff(() => Source.From([1, 2]), Soon)
            .SelectMany(i => new[] { i, 0 }).TakeWhile(_ => ++_starts < 8)
            .RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Patience)).ShouldBe([1, 0, 2, 0, 1, 0, 2]);

    [Fact]
    public async Task Should_give_up_after_as_many_restarts_as_allowed()
    {
        var end = Source.Queue<int>(1, OverflowStrategy.Backpressure)
            .Via(RestartFlow.WithBackoff(Failing, Soon.WithMaxRestarts(3, TimeSpan.FromMinutes(1))))
            .RunWith(Sink.Ignore<int>(), Materializer);

        await end.ShouldThrowAsync<TimeoutException>();
        _starts.ShouldBe(4);
    }

    [Fact]
    public async Task Should_end_at_once_when_switched_off_during_a_pause()
    {
        var slow = RestartSettings.Create(TimeSpan.FromHours(1), TimeSpan.FromHours(1), 0);
        var (off, end) = Source.Queue<int>(1, OverflowStrategy.Backpressure)
            .Via(RestartFlow.WithBackoff(Failing, slow))
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(Materializer);
        AwaitCondition(() => _starts == 1);
        off.Shutdown();
        await end.WaitAsync(Patience);
    }

    private Flow<int, int, NotUsed> Failing() => Started(Flow.Create<int>().Prepend(Source.Failed<int>(new TimeoutException())));

    private Flow<TIn, TOut, NotUsed> Started<TIn, TOut>(Flow<TIn, TOut, NotUsed> flow)
    {
        _starts++;
        return flow;
    }
}
