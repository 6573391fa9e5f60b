using System.Net;
using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Settings;
using Npgsql;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>A database, and nodes in this process that share it.</summary>
internal sealed class NodesScenario : IAsyncDisposable
{
    private readonly PostgresServer _database;
    private readonly List<ServerHost> _nodes = [];

    private NodesScenario(PostgresServer database) => _database = database;

    /// <summary>The log of the nodes.</summary>
    public LogSettings Log => new(LogStore.Postgres, _database.ConnectionString);

    public static async Task<NodesScenario> CreateAsync() => new(await PostgresServer.StartAsync());

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
                Session = settings.Server.Session with { GracePeriod = TimeSpan.FromSeconds(2), ClosingTimeout = TimeSpan.FromSeconds(1), Linger = TimeSpan.FromMilliseconds(100) },
            },
        });
        _nodes.Add(host);
        return host;
    }

    public async Task StopAsync(ServerHost node)
    {
        _nodes.Remove(node);
        await node.StopAsync();
        node.Dispose();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.ToList().Select(StopAsync));
        NpgsqlConnection.ClearAllPools();
        await _database.DisposeAsync();
    }
}
