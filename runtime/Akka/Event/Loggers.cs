using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Event;

/// <summary>Told to each logger when it has started; it answers with <see cref="LoggerInitialized"/>.</summary>
public sealed class InitializeLogger(LoggingBus loggingBus) : INoSerializationVerificationNeeded
{
    /// <summary>The bus whose events it is to log.</summary>
    public LoggingBus LoggingBus { get; } = loggingBus;
}

/// <summary>A logger is ready.</summary>
public sealed class LoggerInitialized : INoSerializationVerificationNeeded;

/// <summary>Writes each log event to standard output.</summary>
public class DefaultLogger : ActorBase
{
    /// <inheritdoc/>
    protected internal override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger: Sender.Tell(new LoggerInitialized(), Self); return true;
            case LogEvent logEvent: Print(logEvent); return true;
            default: return false;
        }
    }

    /// <summary>Writes one event.</summary>
    protected virtual void Print(LogEvent logEvent) => Console.Out.WriteLine(logEvent);
}

/// <summary>Starts the loggers that <c>akka.loggers</c> names and subscribes them to the levels that <c>akka.loglevel</c> lets through.</summary>
internal static class LoggerStarter
{
    private static readonly LogLevel[] Levels = [LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel];

    internal static void StartAll(ActorSystemImpl system)
    {
        var dispatcher = system.Settings.Config.GetString("akka.loggers-dispatcher", Dispatch.Dispatchers.DefaultDispatcherId);
        var number = 0;
        foreach (var name in system.Settings.Config.GetStringList("akka.loggers", []))
        {
            var type = TypeResolver.Find(name)
                ?? throw new ConfigurationException($"akka.loggers names '{name}': there is no such class (write 'Namespace.Class, Assembly').");
            Start(system, Props.Create(type).WithDispatcher(dispatcher), $"log{++number}-{type.Name}");
        }
    }

    /// <summary>Starts one logger and waits until it is ready.</summary>
    internal static void Start(ExtendedActorSystem system, Props props, string name)
    {
        var timeout = system.Settings.Config.GetTimeSpan("akka.logger-startup-timeout", TimeSpan.FromSeconds(5));
        var logger = system.SystemActorOf(props, name);
        if (!logger.Ask<LoggerInitialized>(new InitializeLogger(system.EventStream), Timeout.InfiniteTimeSpan).Wait(timeout))
            throw new ConfigurationException($"The logger {name} did not start within {timeout}.");
        foreach (var level in Levels)
        {
            if (level >= system.EventStream.LogLevel) system.EventStream.Subscribe(logger, level.ClassFor());
        }
    }
}
