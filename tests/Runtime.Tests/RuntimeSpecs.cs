using Akka.Configuration;

namespace AkkaChat.Runtime.Tests;

/// <summary>A test with an actor system of its own, whose log is silent and which is patient with slow machines.</summary>
public abstract class RuntimeSpecs(string settings = "") : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString(settings).WithFallback(Quiet))
{
    /// <summary>Long enough for what should not happen to happen on an idle machine.</summary>
    protected static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(50);

    /// <summary>Only a failing test waits so long.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Config Quiet = ConfigurationFactory.ParseString("""
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          test.single-expect-default = 20s
          test.default-timeout = 20s
        }
        """);
}
