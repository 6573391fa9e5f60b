using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaChat.Streams.Tests;

public sealed class RestartSpecs : StreamSpecs
{
    private static readonly RestartSettings Soon = RestartSettings.Create(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), 0.2);
    private int _starts;
    private UniqueKillSwitch? _firstPart;
    private volatile ISourceQueueWithComplete<int>? _secondPart;

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

    [Fact]
    public async Task Should_fail_with_a_flow_that_fails_when_its_input_is_over()
    {
        var end = Source.Single(1)
            .Via(RestartFlow.WithBackoff(() => Started(Flow.Create<int>().Select(int (_) => throw new InvalidOperationException())), Soon))
            .RunWith(Sink.Ignore<int>(), Materializer).WaitAsync(Patience);

        await end.ShouldThrowAsync<InvalidOperationException>();
        _starts.ShouldBe(1);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public async Task Should_keep_the_input_of_a_flow_that_takes_no_more_for_the_next()
    {
        var (queue, end) = Source.Queue<int>(8, OverflowStrategy.Backpressure)
            .Via(RestartFlow.WithBackoff(() => Started(InTwoParts()), Soon))
            .ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        AwaitCondition(() => _secondPart is not null);
        var secondPart = _secondPart!;

        _firstPart!.Shutdown();
        await queue.OfferAsync(1).WaitAsync(Patience);
        await secondPart.OfferAsync(0).WaitAsync(Patience);
        secondPart.Complete();

        AwaitCondition(() => _secondPart != secondPart);
        _secondPart!.Complete();
        queue.Complete();
        (await end.WaitAsync(Patience)).ShouldBe([0, 1]);
    }

    /// <summary>A flow whose input can be cancelled by hand, and whose output goes on with what is offered by hand.</summary>
    private Flow<int, int, NotUsed> InTwoParts() => Flow.Create<int>()
        .ViaMaterialized(KillSwitches.Single<int>(), (_, firstPart) =>
        {
            _firstPart = firstPart;
            return NotUsed.Instance;
        })
        .Concat(Source.Queue<int>(1, OverflowStrategy.Backpressure).MapMaterializedValue(secondPart =>
        {
            _secondPart = secondPart;
            return NotUsed.Instance;
        }));

    private Flow<int, int, NotUsed> Failing() => Started(Flow.Create<int>().Prepend(Source.Failed<int>(new TimeoutException())));

    private Flow<TIn, TOut, NotUsed> Started<TIn, TOut>(Flow<TIn, TOut, NotUsed> flow)
    {
        _starts++;
        return flow;
    }
}
