using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>Nodes in this process that share a database.</summary>
internal sealed class NodesScenario : IAsyncDisposable
{
    /// <summary>What makes a member an operator.</summary>
    public const string Password = "swordfish";

    private readonly List<ServerHost> _nodes = [];
    private readonly Dictionary<ServerHost, ServerMetrics> _figures = [];
    private readonly ConcurrentQueue<string> _warnings = [];

    private NodesScenario(string database) => Log = new LogSettings(LogStore.Postgres, database);

    /// <summary>The steps of stopping that took so long that they were given up.</summary>
    public IEnumerable<string> GivenUp => _warnings.Where(warning => warning.Contains("timed out", StringComparison.Ordinal));

    /// <summary>The log of the nodes.</summary>
    public LogSettings Log { get; }

    public static async Task<NodesScenario> CreateAsync(NodesDatabase database) => new(await database.CreateAsync());

    /// <summary>An address that was free a moment ago.</summary>
    public static NodeAddress FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new NodeAddress("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
    }

    public async Task<ServerHost> StartAsync(NodeAddress node, IReadOnlyList<NodeAddress> join, string secret = "", LogSettings? log = null, NodeCertificates? certificates = null)
    {
        var settings = NodeSettings.Load(null).With(new ServerOptions(null, 0, null, log ?? Log) { Node = node, Join = join });
        ActorSystem? system = null;
        var host = await ServerHost.StartAsync(settings with
        {
            Server = settings.Server with
            {
                Cluster = settings.Server.Cluster with
                {
                    Secret = secret,
                    Certificate = certificates?.Certificate ?? "",
                    Key = certificates?.Key ?? "",
                    Authority = certificates?.Authority ?? "",
                },
                OperatorPassword = PasswordHash.Of(Password, iterations: 10),
                Session = settings.Server.Session with { GracePeriod = TimeSpan.FromSeconds(2), ClosingTimeout = TimeSpan.FromSeconds(1), Linger = TimeSpan.FromMilliseconds(100) },
            },
        }, services => services.AddOptions<HostOptions>().Configure<ActorSystem>((_, created) => system = created));
        system!.EventStream.Subscribe(system.ActorOf(Props.Create(() => new WarningCollector(_warnings))), typeof(Warning));
        _nodes.Add(host);
        _figures[host] = ServerMetrics.Of(system);
        return host;
    }

    /// <summary>The node whose figures say that it has the room, as soon as one's alone do.</summary>
    public async Task<ServerHost> FindRoomByFiguresAsync()
    {
        while (true)
        {
            var found = _nodes.Where(node => _figures[node].HasRoom).ToList();
            if (found.Count == 1)
                return found[0];
            await Task.Delay(TimeSpan.FromMilliseconds(50)); // they are looked at once a second
        }
    }

    public async Task StopAsync(ServerHost node)
    {
        _nodes.Remove(node);
        await node.StopAsync();
        node.Dispose();
    }

    /// <summary>Stops all nodes at once.</summary>
    public Task StopAllAsync() => Task.WhenAll(_nodes.ToList().Select(StopAsync));

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAllAsync();

    private sealed class WarningCollector : ReceiveActor
    {
        public WarningCollector(ConcurrentQueue<string> warnings) => Receive<Warning>(warning => warnings.Enqueue($"{warning.Message}"));
    }
}
