using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AkkaChat.Server.Hosting;

/// <summary>Chooses which of Akka's log events are written. Akka has filtered them by level.</summary>
internal static class ServerLog
{
    // Akka.Remote's name for itself, and where its actors are: their supervisor logs their faults.
    private const string Remoting = "remoting", RemoteActors = "/system/endpointManager";

    /// <summary>Makes the process log to a sink: Akka.Logger.Serilog uses Serilog's global logger.</summary>
    public static void WriteTo(ILogEventSink sink) => Log.Logger = Create(sink);

    /// <summary>A logger that writes the chosen events to a sink.</summary>
    public static Logger Create(ILogEventSink sink) => new LoggerConfiguration().MinimumLevel.Verbose().Filter.ByExcluding(IsChatter).WriteTo.Sink(sink).CreateLogger();

    // Akka's lines about its own start and stop ("Binding TCP channel", "CoordinatedShutdown invoked"), and those about connections to
    // nodes that do not answer or come and go: dozens for each, with stack traces. The server has lines of its own for the administrator.
    private static bool IsChatter(LogEvent e) =>
        (e.Level == LogEventLevel.Information && IsFrom(e, "Akka."))
        || (e.Level == LogEventLevel.Warning && IsFrom(e, "Akka.Cluster."))
        || IsFrom(e, "Akka.Remote.")
        || IsAboutRemoting(Property(e, "LogSource"));

    private static bool IsFrom(LogEvent e, string types) => Property(e, Constants.SourceContextPropertyName).StartsWith(types, StringComparison.Ordinal);

    private static bool IsAboutRemoting(string source) =>
        source.StartsWith(Remoting, StringComparison.Ordinal) || source.Contains(RemoteActors, StringComparison.Ordinal);

    private static string Property(LogEvent e, string name) => e.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: string text } ? text : "";
}
