using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaChat.Streams.Tests;

/// <summary>Completion, failure, cancellation and the switch.</summary>
public sealed class EndingSpecs : StreamSpecs
{
    [Fact]
    public async Task Should_carry_a_failure_downstream_and_cancel_upstream()
    {
        var ((queue, above), below) = Source.Queue<int>(8, OverflowStrategy.Backpressure)
            .WatchTermination(Keep.Both)
            .Select(i => i < 3 ? i : throw new InvalidOperationException("three"))
            .ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);

        for (var i = 1; i <= 3; i++)
            (await queue.OfferAsync(i).WaitAsync(Patience)).ShouldBeOfType<QueueOfferResult.Enqueued>();

        (await below.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldBe("three");
        (await above.WaitAsync(Patience)).ShouldBe(Done.Instance);
        await queue.WatchCompletionAsync().WaitAsync(Patience);
        (await queue.OfferAsync(4).WaitAsync(Patience)).ShouldBeOfType<QueueOfferResult.QueueClosed>();
    }

    [Fact]
    public async Task Should_fail_at_once_with_a_failed_source() =>
        (await Source.Failed<int>(new TimeoutException("late")).RunWith(Sink.Ignore<int>(), Materializer).ShouldThrowAsync<TimeoutException>())
            .Message.ShouldBe("late");

    [Fact]
    public async Task Should_deliver_what_was_accepted_before_it_completes()
    {
        var (queue, elements) = Source.Queue<int>(8, OverflowStrategy.Backpressure).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        await queue.OfferAsync(1);
        await queue.OfferAsync(2);
        queue.Complete();
        (await elements.WaitAsync(Patience)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Should_complete_downstream_and_cancel_upstream_when_switched_off()
    {
        var ((queue, off), end) = Source.Queue<int>(8, OverflowStrategy.Backpressure)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Both)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(Materializer);
        off.Shutdown();
        await end.WaitAsync(Patience);
        await queue.WatchCompletionAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task Should_fail_downstream_when_aborted()
    {
        var (off, end) = Source.Queue<int>(8, OverflowStrategy.Backpressure)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(Materializer);
        off.Abort(new TimeoutException());
        await end.ShouldThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task Should_fail_when_nothing_passes_for_too_long()
    {
        var end = Source.Queue<int>(8, OverflowStrategy.Backpressure)
            .Via(Flow.Create<int>().IdleTimeout(TimeSpan.FromMilliseconds(20)))
            .RunWith(Sink.Ignore<int>(), Materializer);
        await end.ShouldThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task Should_leave_nobody_waiting_when_the_system_ends()
    {
        var (queue, end) = Source.Queue<int>(1, OverflowStrategy.Backpressure).ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(Materializer);
        await Sys.Terminate();
        await end.ShouldThrowAsync<AbruptTerminationException>();
        (await queue.OfferAsync(1).WaitAsync(Patience)).ShouldBeOfType<QueueOfferResult.Failure>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public async Task Should_leave_nobody_waiting_for_a_source_that_cannot_end()
    {
        var begun = new TaskCompletionSource();
        var end = Source.From(Unending(begun)).SelectAsync(1, _ => new TaskCompletionSource<int>().Task).RunWith(Sink.Ignore<int>(), Materializer);
        await begun.Task.WaitAsync(Patience);

        await Sys.Terminate();

        await end.WaitAsync(Patience).ShouldThrowAsync<AbruptTerminationException>();
    }

    private static IEnumerable<int> Unending(TaskCompletionSource begun)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                yield return i;
                begun.TrySetResult();
            }
        }
        finally
        {
            FailOnPurpose();
        }
    }

    private static void FailOnPurpose() => throw new InvalidOperationException("failed on purpose");
}
