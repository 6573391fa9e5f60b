using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The settings of a system, with those that the runtime itself reads.</summary>
public sealed class Settings
{
    internal Settings(Config config)
    {
        Config = config;
        LogLevel = config.GetString("akka.loglevel", "INFO");
        AskTimeout = config.GetTimeSpan("akka.actor.ask-timeout", Timeout.InfiniteTimeSpan);
    }

    /// <summary>All settings, the defaults included.</summary>
    public Config Config { get; }

    /// <summary><c>akka.loglevel</c>: DEBUG, INFO, WARNING, ERROR or OFF.</summary>
    public string LogLevel { get; }

    /// <summary><c>akka.actor.ask-timeout</c>: for an Ask without a timeout of its own.</summary>
    public TimeSpan AskTimeout { get; }
}
