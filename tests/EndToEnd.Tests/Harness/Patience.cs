namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>How long a test waits for what should come at once. Far longer than needed: only a failure ever takes it.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again, for what cannot be waited for.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> whatIsMissing)
    {
        var deadline = DateTime.UtcNow + Limit;
        while (!await isSo())
        {
            if (DateTime.UtcNow > deadline)
                Assert.Fail(whatIsMissing());
            await Task.Delay(Pause);
        }
    }
}
