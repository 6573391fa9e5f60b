using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AkkaChat.Server.Hosting;

/// <summary>Which of Akka's log events are written. Akka has filtered by level already.</summary>
internal static class ServerLog
{
    /// <summary>Starts logging to a sink. For the whole process, as Akka.Logger.Serilog has it.</summary>
    public static void WriteTo(ILogEventSink sink) =>
        Log.Logger = new LoggerConfiguration().MinimumLevel.Verbose().Filter.ByExcluding(IsChatter).WriteTo.Sink(sink).CreateLogger();

    // What Akka says about its own start and stop ("Binding TCP channel", "CoordinatedShutdown invoked"): the operator reads it in the server's words.
    private static bool IsChatter(LogEvent e) => e.Level == LogEventLevel.Information && IsFromAkka(e);

    private static bool IsFromAkka(LogEvent e) =>
        e.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: string name } && name.StartsWith("Akka.", StringComparison.Ordinal);
}
