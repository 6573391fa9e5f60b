namespace AkkaChat.Runtime.Tests.Dispatch;

public sealed class DispatchersSpecs() : RuntimeSpecs($"twin {{ type = ForkJoinDispatcher, dedicated-thread-pool.thread-count = 1 }}\n{string.Join('\n', Names.Select(name => name + " = ${twin}"))}")
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 20).Select(n => $"twin{n}")];

    [Fact]
    [Trait("Source", "bundled")]
    public async Task Should_make_one_dispatcher_for_all_who_ask_at_the_same_time()
    {
        if (!OperatingSystem.IsLinux()) return;
        foreach (var name in Names)
        {
            using var together = new Barrier(2);
            await Task.WhenAll(Ask(), Ask()).WaitAsync(Patience);

            Task Ask() => Task.Run(() =>
            {
                together.SignalAndWait(Patience);
                Sys.Dispatchers.Lookup(name);
            });
        }

        string[] expected = [.. Names.Select(name => name + "-1").Order()];
        AwaitAssert(() => NamesOfThreads().Where(name => name.StartsWith("twin", StringComparison.Ordinal)).Order().ShouldBe(expected)); // a thread names itself
    }

    private static IEnumerable<string> NamesOfThreads() =>
        from thread in Directory.EnumerateDirectories("/proc/self/task")
        let name = Path.Combine(thread, "comm")
        where File.Exists(name)
        select File.ReadAllText(name).TrimEnd();
}
