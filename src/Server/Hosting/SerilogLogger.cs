using Akka.Actor;
using Akka.Event;
using Serilog;
using Serilog.Events;
using LogEvent = Akka.Event.LogEvent;

namespace AkkaChat.Server.Hosting;

/// <summary>Writes what Akka logs to the console, one line an event. Akka starts it by name: see <c>akka.loggers</c>.</summary>
internal sealed class SerilogLogger : ReceiveActor
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u4} {Message:l}{NewLine}{Exception}";

    // Akka has filtered already: what arrives here is wanted.
    private readonly Serilog.Core.Logger _console =
        new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Console(outputTemplate: Line).CreateLogger();

    public SerilogLogger()
    {
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<Error>(e => Write(LogEventLevel.Error, e));
        Receive<Warning>(e => Write(LogEventLevel.Warning, e));
        Receive<Info>(e => Write(LogEventLevel.Information, e));
        Receive<Debug>(e => Write(LogEventLevel.Debug, e));
    }

    protected override void PostStop() => _console.Dispose();

    private void Write(LogEventLevel level, LogEvent e) => _console.Write(level, e.Cause, "{Message:l}", e.Message);
}
