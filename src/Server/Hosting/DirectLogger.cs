using Akka.Event;
using Serilog.Events;
using LogEvent = Akka.Event.LogEvent;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Logs without an actor, for Akka: what is logged before the loggers start and after they stop, and what they leave behind when
/// they stop. Akka's own would write to the console past <see cref="ConsoleOutput"/>. Akka finds it by <c>akka.stdout-logger-class</c>.
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
