using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Hosting;

/// <summary>What monitoring programs are told over HTTP.</summary>
[Collection(AloneCollection.Name)]
public sealed partial class AdminSpecs : IAsyncLifetime
{
    private const int TimeLimit = 30_000;

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    private RoomReadiness? _log;
    private ServerHost _node = null!;

    public async Task InitializeAsync()
    {
        var options = new ServerOptions(Hosts: null, Port: 0, Config: null, Log: LogSettings.Memory) { Doors = new DoorOptions { Admin = DoorAddress.ParseLocal("0") } };
        _node = await ServerHost.StartAsync(NodeSettings.Load(null).With(options), services =>
            _log = (RoomReadiness)services.Single(service => service.ServiceType == typeof(RoomReadiness)).ImplementationInstance!);
    }

    public async Task DisposeAsync()
    {
        await _node.StopAsync();
        _node.Dispose();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_live_and_be_ready_when_the_room_answers()
    {
        _node.AdminUrl!.ShouldStartWith("http://127.0.0.1:");

        (await GetAsync("/livez")).ShouldBe((HttpStatusCode.OK, "alive\n"));
        (await GetAsync("/readyz")).ShouldBe((HttpStatusCode.OK, "ready\n"));
        (await GetAsync("/chat")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_not_be_ready_while_nothing_can_be_recorded()
    {
        _log!.Problem = "the last record could not be written: disk full";

        (await GetAsync("/readyz")).ShouldBe((HttpStatusCode.ServiceUnavailable, "the last record could not be written: disk full\n"));
        (await GetAsync("/livez")).Status.ShouldBe(HttpStatusCode.OK);

        _log.Written();
        (await GetAsync("/readyz")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_count_what_happens()
    {
        using var alice = await TcpTestClient.JoinAsync(_node.Addresses[0], "alice");
        using var bob = await TcpTestClient.JoinAsync(_node.Addresses[0], "bob");
        await alice.ReadAsync("* bob joined");
        await alice.SayAsync("hello");
        await bob.ReadAsync("alice: hello");
        await bob.SayAsync("/msg nobody hello");
        await UntilAsync("akkachat_refusals_total{", "reason=\"command\"} 1");

        var figures = await UntilAsync("akkachat_people{", "door=\"plain\"} 2");

        Value(figures, "akkachat_connections{", "door=\"plain\"").ShouldBe(2);
        Value(figures, "akkachat_people{", "door=\"tls\"").ShouldBe(0);
        Value(figures, "akkachat_lines_total{").ShouldBe(3); // two joined, one said
        Value(figures, "akkachat_deliveries_total{").ShouldBe(5); // alice: two joined, one said; bob: one joined, one said
        Value(figures, "akkachat_refusals_total{", "reason=\"command\"").ShouldBe(1);
        Value(figures, "akkachat_refusals_total{", "reason=\"full\"").ShouldBe(0);
        Value(figures, "akkachat_room_here{").ShouldBe(1);
        figures.ShouldContain("akkachat_relay_lag_seconds_bucket{");
        figures.ShouldContain("dotnet_process_memory_working_set_bytes");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_have_every_figure_that_the_dashboard_shows()
    {
        using var alice = await TcpTestClient.JoinAsync(_node.Addresses[0], "alice");
        var figures = await UntilAsync("akkachat_people{", "door=\"plain\"} 1");
        var known = TypeLine().Matches(figures).Select(type => type.Groups["name"].Value)
            .SelectMany(name => new[] { name, $"{name}_bucket", $"{name}_sum", $"{name}_count" })
            .Append("akkachat_record_duration_seconds_bucket") // nothing is recorded in memory
            .ToHashSet(StringComparer.Ordinal);

        var shown = Name().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "deploy", "grafana-dashboard.json"))).Select(name => name.Value).Distinct().ToList();

        shown.Count.ShouldBeGreaterThan(8);
        shown.Except(known).ShouldBeEmpty();
    }

    [FactNeeding("promtool", Timeout = TimeLimit)]
    public async Task Should_pass_Prometheus_own_check()
    {
        using var alice = await TcpTestClient.JoinAsync(_node.Addresses[0], "alice");
        var figures = await UntilAsync("akkachat_people{", "door=\"plain\"} 1");

        var (code, said) = await CheckAsync(figures);

        said.ShouldBe("");
        code.ShouldBe(0);
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(_node.AdminUrl + path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks until a line with this name ends so: people are counted once a second.</summary>
    private async Task<string> UntilAsync(string name, string end)
    {
        while (true)
        {
            var (_, figures) = await GetAsync("/metrics");
            if (figures.Split('\n').Any(line => line.StartsWith(name, StringComparison.Ordinal) && line.EndsWith(end, StringComparison.Ordinal)))
                return figures;
        }
    }

    private static double Value(string figures, string name, string label = "")
    {
        var line = figures.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal));
        return double.Parse(line[(line.LastIndexOf('}') + 2)..].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static async Task<(int Code, string Said)> CheckAsync(string figures)
    {
        using var promtool = Process.Start(new ProcessStartInfo("promtool", "check metrics")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await promtool.StandardInput.WriteAsync(figures);
        promtool.StandardInput.Close();
        var said = await promtool.StandardOutput.ReadToEndAsync() + await promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();
        return (promtool.ExitCode, said);
    }

    [GeneratedRegex(@"^# TYPE (?<name>\w+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\b(akkachat|dotnet)_\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
