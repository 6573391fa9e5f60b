namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>How long a test waits for a result. The limit is far longer than needed; only a failure reaches it.</summary>
internal static class TestTimeout
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Polls until a condition holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> describeFailure)
    {
        var deadline = DateTime.UtcNow + Limit;
        while (!await condition())
        {
            if (DateTime.UtcNow > deadline)
                Assert.Fail(describeFailure());
            await Task.Delay(PollInterval);
        }
    }
}
