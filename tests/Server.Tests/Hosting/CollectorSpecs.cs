using System.Net;
using System.Text;
using System.Threading.Channels;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AkkaChat.Server.Tests.Hosting;

/// <summary>A collector that OpenTelemetry's variables name gets the figures.</summary>
[Collection(AloneCollection.Name)]
public sealed class CollectorSpecs : IAsyncLifetime
{
    private readonly Channel<(string Path, string? Type, string Body)> _received = Channel.CreateUnbounded<(string, string?, string)>();
    private WebApplication _collector = null!;
    private ListenOptions? _listening;

    public async Task InitializeAsync()
    {
        _collector = KestrelApp.Create(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => _listening = listen)).Build();
        _collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await _received.Writer.WriteAsync((context.Request.Path, context.Request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
        });
        await _collector.StartAsync();
        SetVariables($"http://{_listening!.IPEndPoint}");
    }

    public async Task DisposeAsync()
    {
        SetVariables(null);
        await _collector.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task Should_be_sent_the_figures()
    {
        var options = new ServerOptions(Hosts: null, Port: 0, Config: null, Log: LogSettings.Memory);
        using var node = await ServerHost.StartAsync(NodeSettings.Load(null).With(options));

        var (path, type, body) = await _received.Reader.ReadAsync();

        path.ShouldBe("/v1/metrics");
        type.ShouldBe("application/x-protobuf");
        body.ShouldContain("akkachat.lines");
        body.ShouldContain("service.name");
        await node.StopAsync();
    }

    private static void SetVariables(string? endpoint)
    {
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL", endpoint is null ? null : "http/protobuf");
        Environment.SetEnvironmentVariable("OTEL_METRIC_EXPORT_INTERVAL", endpoint is null ? null : "100");
    }
}
