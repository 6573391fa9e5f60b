using Akka.Actor;

namespace Akka.Event;

/// <summary>Where an actor or a class writes its log events.</summary>
public interface ILoggingAdapter
{
    /// <summary>Fills the templates.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>Whether debug events are published.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether info events are published.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether events of a level are published.</summary>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Publishes a text.</summary>
    void Log(LogLevel logLevel, Exception? cause, string format);

    /// <summary>Publishes a template with its values.</summary>
    void Log(LogLevel logLevel, Exception? cause, LogMessage message);
}

/// <summary>Gives out <see cref="ILoggingAdapter"/>s.</summary>
public static class Logging
{
    /// <summary>A log in an actor's name.</summary>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null) =>
        new BusLogging(context.System.EventStream, context.Self.Path.ToString(), context.Props.Type, logMessageFormatter);

    /// <summary>A log in the name of a string, a type, or an object's type.</summary>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null) =>
        GetLogger((LoggingBus)system.EventStream, logSourceObj, logMessageFormatter);

    /// <summary>A log in the name of a string, a type, or an object's type.</summary>
    public static ILoggingAdapter GetLogger(LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        var (name, type) = logSourceObj switch
        {
            string text => (text, typeof(string)),
            Type t => (t.Name, t),
            ActorSystem s => ($"ActorSystem({s.Name})", typeof(ActorSystem)),
            IActorRef r => (r.Path.ToString(), r.GetType()),
            _ => (logSourceObj.GetType().Name, logSourceObj.GetType()),
        };
        return new BusLogging(loggingBus, name, type, logMessageFormatter);
    }

    /// <summary>The level of a name: DEBUG, INFO, WARNING, ERROR or OFF, in any case.</summary>
    /// <exception cref="ArgumentException">Another name.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARN" or "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => (LogLevel)int.MaxValue,
        _ => throw new ArgumentException($"'{logLevel}' is no log level: use DEBUG, INFO, WARNING, ERROR or OFF.", nameof(logLevel)),
    };

    /// <summary>The class of the events of a level.</summary>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        _ => typeof(Error),
    };
}

/// <summary>Shorthands for each level. Templates hold <c>{0}</c>, <c>{1}</c> …</summary>
public static class LoggingExtensions
{
    /// <summary>Publishes a debug event.</summary>
    public static void Debug(this ILoggingAdapter log, string format) => log.Log(LogLevel.DebugLevel, null, format);

    /// <summary>Publishes a debug event.</summary>
    public static void Debug(this ILoggingAdapter log, string format, params object[] args) => log.Publish(LogLevel.DebugLevel, null, format, args);

    /// <summary>Publishes an info event.</summary>
    public static void Info(this ILoggingAdapter log, string format) => log.Log(LogLevel.InfoLevel, null, format);

    /// <summary>Publishes an info event.</summary>
    public static void Info(this ILoggingAdapter log, string format, params object[] args) => log.Publish(LogLevel.InfoLevel, null, format, args);

    /// <summary>Publishes a warning.</summary>
    public static void Warning(this ILoggingAdapter log, string format) => log.Log(LogLevel.WarningLevel, null, format);

    /// <summary>Publishes a warning.</summary>
    public static void Warning(this ILoggingAdapter log, string format, params object[] args) => log.Publish(LogLevel.WarningLevel, null, format, args);

    /// <summary>Publishes a warning with what was thrown.</summary>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format, params object[] args) => log.Publish(LogLevel.WarningLevel, cause, format, args);

    /// <summary>Publishes an error.</summary>
    public static void Error(this ILoggingAdapter log, string format) => log.Log(LogLevel.ErrorLevel, null, format);

    /// <summary>Publishes an error.</summary>
    public static void Error(this ILoggingAdapter log, string format, params object[] args) => log.Publish(LogLevel.ErrorLevel, null, format, args);

    /// <summary>Publishes an error with what was thrown.</summary>
    public static void Error(this ILoggingAdapter log, Exception cause, string format, params object[] args) => log.Publish(LogLevel.ErrorLevel, cause, format, args);

    private static void Publish(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object[] args)
    {
        if (log.IsEnabled(level)) log.Log(level, cause, new ValuesLogMessage(log.Formatter, format, args));
    }
}

/// <summary>Publishes on a bus.</summary>
internal sealed class BusLogging(LoggingBus bus, string source, Type type, ILogMessageFormatter? formatter) : ILoggingAdapter
{
    public ILogMessageFormatter Formatter { get; } = formatter ?? DefaultLogMessageFormatter.Instance;

    public bool IsDebugEnabled => IsEnabled(LogLevel.DebugLevel);

    public bool IsInfoEnabled => IsEnabled(LogLevel.InfoLevel);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= bus.LogLevel;

    public void Log(LogLevel logLevel, Exception? cause, string format) => PublishIfEnabled(logLevel, cause, format);

    public void Log(LogLevel logLevel, Exception? cause, LogMessage message) => PublishIfEnabled(logLevel, cause, message);

    private void PublishIfEnabled(LogLevel level, Exception? cause, object message)
    {
        if (!IsEnabled(level)) return;
        bus.Publish(level switch
        {
            LogLevel.DebugLevel => new Debug(cause, source, type, message),
            LogLevel.InfoLevel => new Info(cause, source, type, message),
            LogLevel.WarningLevel => new Warning(cause, source, type, message),
            _ => new Error(cause, source, type, message),
        });
    }
}
