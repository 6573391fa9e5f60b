using Akka.Event;
using Serilog.Events;
using LogEvent = Akka.Event.LogEvent;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Akka's logger without an actor, for events before the loggers start, after they stop, and those that they leave behind. Akka's own
/// would write to the console past <see cref="ConsoleOutput"/>. The setting <c>akka.stdout-logger-class</c> names this class.
/// </summary>
internal sealed class DirectLogger : MinimalLogger
{
    protected override void Log(object message)
    {
        if (message is LogEvent e)
            Serilog.Log.ForContext(e.LogClass).Write(LevelOf(e), e.Cause, "{Message:l}", e.Message);
    }

    private static LogEventLevel LevelOf(LogEvent e) => e.LogLevel() switch
    {
        LogLevel.DebugLevel => LogEventLevel.Debug,
        LogLevel.InfoLevel => LogEventLevel.Information,
        LogLevel.WarningLevel => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };
}
