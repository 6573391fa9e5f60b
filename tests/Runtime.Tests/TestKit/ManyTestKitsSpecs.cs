using Akka.Actor;
using Kit = Akka.TestKit.Xunit2.TestKit;

namespace AkkaChat.Runtime.Tests.TestKit;

/// <summary>Counts the threads of the process, so no other test runs at the same time.</summary>
[Collection(AloneCollection.Name)]
public sealed class ManyTestKitsSpecs
{
    private const int Kits = 250;

    [Fact]
    public async Task Should_run_side_by_side_and_leave_no_threads_behind()
    {
        await UseKits();
        var threads = ThreadPool.ThreadCount;

        await UseKits();

        ThreadPool.ThreadCount.ShouldBeLessThan(threads + (Kits / 10));
    }

    private static Task UseKits() => Parallel.ForAsync(0, Kits, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (_, cancellationToken) =>
    {
        using var kit = new Kit();
        kit.ActorOf<Echo>().Tell("hello");
        kit.ExpectMsg("hello", cancellationToken: cancellationToken);
        kit.Shutdown(TimeSpan.FromSeconds(30), verifySystemShutdown: true);
        return ValueTask.CompletedTask;
    });
}
