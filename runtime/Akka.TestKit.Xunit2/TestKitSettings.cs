using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>How long a kit waits; read from <c>akka.test</c>.</summary>
public class TestKitSettings
{
    /// <summary>Reads the settings below <c>akka.test</c>.</summary>
    /// <param name="config">The settings below that path.</param>
    public TestKitSettings(Config config)
    {
        SingleExpectDefault = config.GetTimeSpan("single-expect-default", TimeSpan.FromSeconds(3), allowInfinite: false);
        TestEventFilterLeeway = config.GetTimeSpan("filter-leeway", TimeSpan.FromSeconds(3), allowInfinite: false);
        TestTimeFactor = config.GetDouble("timefactor", 1);
        if (!(TestTimeFactor > 0)) throw new ConfigurationException($"akka.test.timefactor is {TestTimeFactor}: it must be positive.");
    }

    /// <summary><c>single-expect-default</c>: how long an expectation waits that names no time, outside of Within.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary><c>filter-leeway</c>: how long an event filter waits after its action for what is still missing.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary><c>timefactor</c>: every time is multiplied by it, for slow machines.</summary>
    public double TestTimeFactor { get; }
}
