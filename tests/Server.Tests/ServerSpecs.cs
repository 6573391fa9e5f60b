using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests;

/// <summary>A test with an actor system of its own, which is patient with slow machines.</summary>
public abstract class ServerSpecs(string settings = "") : TestKit(
    ConfigurationFactory.ParseString($"akka.test.single-expect-default = 20s\n{settings}").WithFallback(LogConfig.For(LogSettings.Memory)))
{
    /// <summary>Settings for a test that moves the time itself, with <see cref="Clock"/>.</summary>
    protected const string StoppedClock = "akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"\n";

    /// <summary>The time of an actor system with a <see cref="StoppedClock"/>.</summary>
    protected TestScheduler Clock => (TestScheduler)Sys.Scheduler;
}
