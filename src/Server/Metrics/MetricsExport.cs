using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace AkkaChat.Server.Metrics;

/// <summary>Hands the figures to those who ask, and to a collector. OpenTelemetry is loaded only for that.</summary>
internal static class MetricsExport
{
    // https://opentelemetry.io/docs/specs/otel/protocol/exporter: the exporter itself reads these and the others.
    private static readonly string[] CollectorVariables = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    // Prometheus wants no figure but those of histograms to end in _count.
    private static readonly string[] Misnamed = ["dotnet.assembly.count", "dotnet.process.cpu.count", "dotnet.timer.count"];

    /// <summary>Whether the environment names a collector.</summary>
    public static bool HasCollector => CollectorVariables.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));

    /// <summary>Starts reading the server's figures, .NET's and those of the doors.</summary>
    /// <param name="isScraped">Whether Prometheus comes for them.</param>
    /// <returns>What holds them; disposing it sends the last ones to the collector.</returns>
    public static MeterProvider Start(bool isScraped)
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("akkachat", serviceVersion: typeof(MetricsExport).Assembly.GetName().Version?.ToString(3)))
            .AddMeter(ServerMetrics.MeterName, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel");
        foreach (var name in Misnamed)
            builder.AddView(name, MetricStreamConfiguration.Drop);
        if (isScraped)
            builder.AddPrometheusExporter();
        if (HasCollector)
            builder.AddOtlpExporter();
        return builder.Build();
    }
}
