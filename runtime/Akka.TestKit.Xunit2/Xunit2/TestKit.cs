using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>
/// The base of test classes that need an actor system: each test has one of its own, which ends with the test. What a test sends
/// without naming a sender comes from its <see cref="TestKitBase.TestActor"/>.
/// </summary>
public class TestKit : TestKitBase, IDisposable
{
    /// <summary>Where log events go; null: nowhere.</summary>
    protected readonly ITestOutputHelper? Output;

    /// <summary>A kit around a system; it terminates that system in the end.</summary>
    /// <param name="system">Null: a system with <see cref="DefaultConfig"/>.</param>
    /// <param name="output">Where log events go.</param>
    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null)
        : base(system ?? ActorSystem.Create("test", DefaultConfig), testActorName: null)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>A kit around a new system.</summary>
    /// <param name="config">Its settings; where they say nothing, <see cref="DefaultConfig"/> holds.</param>
    /// <param name="actorSystemName">Its name.</param>
    /// <param name="output">Where log events go.</param>
    public TestKit(Config? config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : this(ActorSystem.Create(actorSystemName ?? "test", config is null ? DefaultConfig : config.WithFallback(DefaultConfig)), output)
    {
    }

    /// <summary>A kit around a new system.</summary>
    /// <param name="config">Its settings in HOCON; where they say nothing, <see cref="DefaultConfig"/> holds.</param>
    /// <param name="output">Where log events go.</param>
    public TestKit(string config, ITestOutputHelper? output = null)
        : this(ConfigurationFactory.ParseString(config), actorSystemName: null, output)
    {
    }

    /// <summary>The settings of a system under test: log events can be filtered, and signals to the process do not concern it.</summary>
    public static Config DefaultConfig { get; } = ConfigurationFactory.ParseString("""
        akka {
          loggers = ["Akka.TestKit.TestEventListener, Akka.TestKit"]
          coordinated-shutdown.run-by-clr-shutdown-hook = off
        }
        """);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs after each test, while the system still is there.</summary>
    protected virtual void AfterAll()
    {
    }

    /// <summary>Ends the test: <see cref="AfterAll"/>, then the system's termination.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        try
        {
            AfterAll();
        }
        finally
        {
            Shutdown();
        }
    }

    /// <summary>Writes the log events of a system to <see cref="Output"/>.</summary>
    protected void InitializeLogger(ActorSystem system)
    {
        if (Output is { } output) LoggerStarter.Start((ExtendedActorSystem)system, Props.Create(() => new TestOutputLogger(output)), "log-test");
    }
}
