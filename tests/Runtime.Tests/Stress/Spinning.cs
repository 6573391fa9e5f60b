namespace AkkaChat.Runtime.Tests.Stress;

/// <summary>Waiting that notices at once; a thread that slept would be late.</summary>
internal static class Spinning
{
    /// <summary>Spins for a while, and only then gives its turn away. False: too late.</summary>
    public static bool Until(Func<bool> condition, TimeSpan patience)
    {
        for (var i = 0; i < 10_000; i++)
        {
            if (condition()) return true;
            Thread.SpinWait(1);
        }

        return SpinWait.SpinUntil(condition, patience);
    }
}
