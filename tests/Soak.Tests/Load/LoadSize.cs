namespace AkkaChat.Soak.Tests.Load;

/// <summary>How large a load, and how far one with bad company may stay behind one without.</summary>
/// <param name="Members">People in the room.</param>
/// <param name="LeastRounds">How often each of the two is measured, in turn, when the bound is kept.</param>
/// <param name="Rounds">How often at most, when it is not.</param>
/// <param name="Warmup">Seconds of load before measuring begins: full, those who do not read are behind by then, and the kernel's buffers have all that they hold.</param>
/// <param name="Seconds">How long it is measured each time.</param>
/// <param name="LeastThroughput">The least part of the throughput.</param>
/// <param name="MostLatency">The most times the latency.</param>
internal sealed record LoadSize(int Members, int LeastRounds, int Rounds, double Warmup, double Seconds, double LeastThroughput, double MostLatency)
{
    /// <summary>
    /// What is promised, with AKKACHAT_LOAD=full: minutes on a machine that does nothing else. Otherwise a small crowd, with bounds
    /// that a busy machine keeps and a fault does not.
    /// </summary>
    public static readonly LoadSize Chosen = IsFull
        ? new(Members: 1000, LeastRounds: 3, Rounds: 3, Warmup: 6, Seconds: 3, LeastThroughput: 0.95, MostLatency: 1.2)
        : new(Members: 100, LeastRounds: 2, Rounds: 10, Warmup: 1, Seconds: 1, LeastThroughput: 0.6, MostLatency: 2.5);

    /// <summary>Whether it is the size of the promise.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("AKKACHAT_LOAD") == "full";

    /// <summary>Those who misbehave.</summary>
    public int BadCompany => Members / 10;
}
