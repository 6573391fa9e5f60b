namespace Akka.Event;

/// <summary>How serious a log event is.</summary>
public enum LogLevel
{
    /// <summary>For whoever looks for a fault.</summary>
    DebugLevel,

    /// <summary>What an operator may want to know.</summary>
    InfoLevel,

    /// <summary>Something is not as it should be, and it goes on.</summary>
    WarningLevel,

    /// <summary>Something failed.</summary>
    ErrorLevel,
}

/// <summary>One entry of the log, as it is published on the event stream.</summary>
public abstract class LogEvent : Actor.INoSerializationVerificationNeeded
{
    private protected LogEvent(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
        Timestamp = DateTime.UtcNow;
    }

    /// <summary>What was thrown, if anything was.</summary>
    public Exception? Cause { get; protected set; }

    /// <summary>When (UTC).</summary>
    public DateTime Timestamp { get; }

    /// <summary>In whose name: an actor's path, or what was given to <see cref="Logging"/>.</summary>
    public string LogSource { get; protected set; }

    /// <summary>The class that logged.</summary>
    public Type LogClass { get; protected set; }

    /// <summary>The text, or something whose ToString gives the text.</summary>
    public object Message { get; protected set; }

    /// <summary>How serious it is.</summary>
    public abstract LogLevel LogLevel();

    /// <inheritdoc/>
    public override string ToString()
    {
        var line = $"[{LogLevel().ToString().Replace("Level", "", StringComparison.Ordinal).ToUpperInvariant()}][{Timestamp:O}][{LogSource}] {Message}";
        return Cause is null ? line : line + Environment.NewLine + "Cause: " + Cause;
    }
}

/// <summary>An entry of level debug.</summary>
public class Debug(Exception? cause, string logSource, Type logClass, object message) : LogEvent(cause, logSource, logClass, message)
{
    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}

/// <summary>An entry of level info.</summary>
public class Info(Exception? cause, string logSource, Type logClass, object message) : LogEvent(cause, logSource, logClass, message)
{
    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;
}

/// <summary>An entry of level warning.</summary>
public class Warning(Exception? cause, string logSource, Type logClass, object message) : LogEvent(cause, logSource, logClass, message)
{
    /// <summary>An entry without an exception.</summary>
    public Warning(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.WarningLevel;
}

/// <summary>An entry of level error.</summary>
public class Error(Exception? cause, string logSource, Type logClass, object message) : LogEvent(cause, logSource, logClass, message)
{
    /// <inheritdoc/>
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;
}
