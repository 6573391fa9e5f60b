namespace AkkaChat.Runtime.Tests.Stress;

/// <summary>The seeds of a randomised test: 1 to 3, or as many as <c>AKKACHAT_STRESS_SEEDS</c> says. The name of a test that fails tells its seed.</summary>
public sealed class Seeds : TheoryData<int>
{
    /// <summary>Read by xunit for each test.</summary>
    public Seeds()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("AKKACHAT_STRESS_SEEDS"), out var asked) ? asked : 3;
        for (var seed = 1; seed <= count; seed++) Add(seed);
    }
}
