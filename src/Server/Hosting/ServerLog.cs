using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AkkaChat.Server.Hosting;

/// <summary>Chooses which of Akka's log events are written. Akka has filtered them by level.</summary>
internal static class ServerLog
{
    /// <summary>Makes the process log to a sink: Akka.Logger.Serilog uses Serilog's global logger.</summary>
    public static void WriteTo(ILogEventSink sink) =>
        Log.Logger = new LoggerConfiguration().MinimumLevel.Verbose().Filter.ByExcluding(IsChatter).WriteTo.Sink(sink).CreateLogger();

    // Akka's lines about its own start and stop ("Binding TCP channel", "CoordinatedShutdown invoked"). The server has lines of its own for the operator.
    private static bool IsChatter(LogEvent e) => e.Level == LogEventLevel.Information && IsFromAkka(e);

    private static bool IsFromAkka(LogEvent e) =>
        e.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: string name } && name.StartsWith("Akka.", StringComparison.Ordinal);
}
