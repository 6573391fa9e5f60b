using Akka;
using Akka.IO;
using Akka.Pattern;
using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class StreamSpecs : LoopbackSpecs
{
    private static readonly ByteString Lf = ByteString.FromString("\n");

    [Fact(Timeout = TimeLimit)]
    public async Task Should_restart_a_flow_that_fails_and_lose_only_what_was_in_it()
    {
        var runs = 0;
        var flow = RestartFlow.WithBackoff(Flaky, RestartSettings.Create(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), 0));

        var passed = await Source.From([1, 2, 3]).Via(flow).RunWith(Sink.Seq<int>(), Sys.Materializer());

        passed.ShouldBe([2, 3]);
        runs.ShouldBe(2);

        Flow<int, int, NotUsed> Flaky()
        {
            var first = ++runs == 1;
            return Flow.Create<int>().Select(n => first ? throw new IOException("on purpose") : n);
        }
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_restart_a_flow_that_completes()
    {
        var runs = 0;
        var flow = RestartFlow.WithBackoff(One, RestartSettings.Create(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), 0));

        var passed = await Source.From([1, 2, 3]).Via(flow).RunWith(Sink.Seq<int>(), Sys.Materializer());

        passed.ShouldBe([1, 2, 3]);
        runs.ShouldBeGreaterThanOrEqualTo(3);

        Flow<int, int, NotUsed> One()
        {
            runs++;
            return Flow.Create<int>().Take(1);
        }
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_complete_an_offer_when_there_is_room_in_a_queue_with_back_pressure()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (queue, passed) = Source.Queue<int>(1, OverflowStrategy.Backpressure)
            .SelectAsync(1, async n =>
            {
                await gate.Task;
                return n;
            })
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(Sys.Materializer());

        (await queue.OfferAsync(1)).ShouldBe(QueueOfferResult.Enqueued.Instance);
        (await queue.OfferAsync(2)).ShouldBe(QueueOfferResult.Enqueued.Instance);
        var third = queue.OfferAsync(3);
        await Should.ThrowAsync<IllegalStateException>(() => queue.OfferAsync(4)); // one offer at a time may wait
        third.IsCompleted.ShouldBeFalse();
        gate.SetResult();

        (await third).ShouldBe(QueueOfferResult.Enqueued.Instance);
        queue.Complete();
        (await passed).ShouldBe([1, 2, 3]);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_fail_on_a_line_that_is_longer_than_the_framing_allows()
    {
        var lines = Source.From(["short\nmuch", " too long\n"]).Select(ByteString.FromString).Via(Framing.Delimiter(Lf, 8, allowTruncation: false));

        await Should.ThrowAsync<Framing.FramingException>(() => lines.RunWith(Sink.Seq<ByteString>(), Sys.Materializer()));
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_fail_when_the_input_ends_within_a_line()
    {
        var lines = Source.Single(ByteString.FromString("whole\nha")).Via(Framing.Delimiter(Lf, 8, allowTruncation: false));

        await Should.ThrowAsync<Framing.FramingException>(() => lines.RunWith(Sink.Seq<ByteString>(), Sys.Materializer()));
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_fail_when_nothing_passes_for_the_idle_timeout()
    {
        var silent = Source.Maybe<int>().IdleTimeout(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<TimeoutException>(() => silent.RunWith(Sink.Ignore<int>(), Sys.Materializer()));
    }
}
