using System.Net;
using System.Net.Sockets;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>Three nodes of one server on this machine, with a database of their own.</summary>
internal sealed class NodeCluster : IAsyncDisposable
{
    private const int Size = 3;

    private readonly int[] _clientPorts = FreePorts();
    private readonly int[] _nodePorts = FreePorts();
    private readonly ServerNode?[] _nodes = new ServerNode?[Size];

    private NodeCluster(PostgresServer database) => Database = database;

    public PostgresServer Database { get; }

    /// <summary>The running nodes.</summary>
    public IEnumerable<int> Running => Enumerable.Range(0, Size).Where(node => _nodes[node] is not null);

    /// <summary>What a client takes for <c>--host</c>.</summary>
    /// <param name="first">The node to try first.</param>
    public string Hosts(int first) => string.Join(',', Enumerable.Range(first, Size).Select(node => $"127.0.0.1:{_clientPorts[node % Size]}"));

    public ServerNode this[int node] => _nodes[node]!;

    public static async Task<NodeCluster> StartAsync()
    {
        var cluster = new NodeCluster(await PostgresServer.StartAsync());
        await Task.WhenAll(Enumerable.Range(0, Size).Select(cluster.StartAsync));
        return cluster;
    }

    public async Task StartAsync(int node)
    {
        var nodes = string.Join(',', _nodePorts.Select(port => $"127.0.0.1:{port}"));
        _nodes[node] = await ServerNode.StartRecordedAsync(_clientPorts[node], $"postgresql:{Database.ConnectionString}", $$"""
            akkachat {
              cluster { node = "127.0.0.1:{{_nodePorts[node]}}", join = "{{nodes}}" }
              session.flood.lines-per-second = 0
              connections.per-second-per-address = 0
            }
            """);
    }

    public async Task KillAsync(int node)
    {
        await this[node].KillAsync();
        await ForgetAsync(node);
    }

    /// <summary>Asks a node to stop, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(int node)
    {
        await this[node].TerminateAsync();
        var code = await this[node].ExitAsync();
        await ForgetAsync(node);
        return code;
    }

    /// <summary>Has a frozen node go on, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WakeAsync(int node)
    {
        await this[node].WakeAsync();
        var code = await this[node].ExitAsync();
        await ForgetAsync(node);
        return code;
    }

    /// <summary>The node that has the room.</summary>
    public async Task<int> FindRoomAsync()
    {
        using var asking = await Member.JoinAsync(this[Running.First()], $"asking{Random.Shared.Next(100_000)}");
        string? line = null;
        await TestTimeout.UntilAsync(
            async () =>
            {
                // The room may be on its way from one node to another.
                await asking.SayAsync("/nodes");
                line = asking.Heard.Lines.FirstOrDefault(heard => heard.EndsWith(", has the room", StringComparison.Ordinal));
                return line is not null;
            },
            () => $"no node has the room: {string.Join('\n', asking.Heard.Lines.Where(heard => heard.StartsWith("* node ", StringComparison.Ordinal)))}");
        await asking.SayAsync("/q");
        await asking.Heard.ExpectStartAsync("* goodbye");
        return Array.FindIndex(_nodePorts, port => line!.StartsWith($"* node 127.0.0.1:{port}:", StringComparison.Ordinal));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Running.ToList())
            await ForgetAsync(node);
        await Database.DisposeAsync();
    }

    private async Task ForgetAsync(int node)
    {
        await this[node].DisposeAsync();
        _nodes[node] = null;
    }

    private static int[] FreePorts()
    {
        var listeners = Enumerable.Range(0, Size).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        listeners.ForEach(listener => listener.Stop());
        return [.. ports];
    }
}
