using System.Net;
using System.Net.Sockets;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>Three nodes of one server, with a database of their own. The first may be on another machine.</summary>
internal sealed class NodeCluster : IAsyncDisposable
{
    private const int Size = 3;

    private readonly int[] _clientPorts = FreePorts();
    private readonly int[] _nodePorts = [.. FreePorts().Order()]; // the first node has the lowest address
    private readonly ServerNode?[] _nodes = new ServerNode?[Size];
    private readonly RemoteHost? _remote;

    private NodeCluster(PostgresServer database, RemoteHost? remote) => (Database, _remote) = (database, remote);

    public PostgresServer Database { get; }

    /// <summary>The running nodes.</summary>
    public IEnumerable<int> Running => Enumerable.Range(0, Size).Where(node => _nodes[node] is not null);

    public ServerNode this[int node] => _nodes[node]!;

    /// <summary>Starts the nodes.</summary>
    /// <param name="remote">Where the first node is, which then has the room; null when all nodes are on this machine.</param>
    public static async Task<NodeCluster> StartAsync(RemoteHost? remote = null)
    {
        var cluster = new NodeCluster(await PostgresServer.StartAsync(), remote);
        if (remote is not null)
            await cluster.StartAsync(0);
        await Task.WhenAll(Enumerable.Range(0, Size).Except(cluster.Running).Select(cluster.StartAsync));
        return cluster;
    }

    public async Task StartAsync(int node)
    {
        var nodes = string.Join(',', Enumerable.Range(0, Size).Select(NodeAddress));
        _nodes[node] = await ServerNode.StartRecordedAsync(_clientPorts[node], $"postgresql:{Database.ConnectionString}", $$"""
            akkachat {
              host = "{{(_remote is null ? "127.0.0.1" : "0.0.0.0")}}"
              cluster { node = "{{NodeAddress(node)}}", join = "{{nodes}}", trusted-network = on }
              session.flood.lines-per-second = 0
              connections.per-second-per-address = 0
            }
            """, RemoteHostOf(node));
    }

    /// <summary>Starts the console client on a node's machine. It tries this node first, and then the others.</summary>
    public RunningProgram StartClient(int node, ClientSettingsFolder user, string nickname, params IEnumerable<string> args)
    {
        var hosts = string.Join(',', Enumerable.Range(node, Size).Select(n => n % Size).Select(n => $"{HostOf(n)}:{_clientPorts[n]}"));
        var command = user.Client(["--host", hosts, "--nick", nickname, .. args]);
        return RunningProgram.Start(nickname, RemoteHostOf(node)?.CommandFor(command) ?? command);
    }

    /// <summary>Has somebody join with nc on a node's machine.</summary>
    public async Task<RunningProgram> JoinAsync(int node, string nickname)
    {
        var command = Programs.Netcat(_clientPorts[node]);
        var member = RunningProgram.Start(nickname, RemoteHostOf(node)?.CommandFor(command) ?? command);
        await member.TypeAsync(nickname);
        await member.Output.ExpectAsync($"* {nickname} joined");
        return member;
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
        return await EndAsync(node);
    }

    /// <summary>Has a frozen node go on, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WakeAsync(int node)
    {
        await this[node].WakeAsync();
        return await EndAsync(node);
    }

    /// <summary>Waits for the end of a node that ends by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(int node)
    {
        var code = await this[node].ExitAsync();
        await ForgetAsync(node);
        return code;
    }

    /// <summary>The node that has the room.</summary>
    public async Task<int> FindRoomAsync()
    {
        using var asking = await Member.JoinAsync(this[Running.Last()], $"asking{Random.Shared.Next(100_000)}");
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
        var found = Enumerable.Range(0, Size).Where(node => line!.StartsWith($"* node {NodeAddress(node)}:", StringComparison.Ordinal)).ToList();
        found.ShouldHaveSingleItem(line);
        return found[0];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Running.ToList())
            await ForgetAsync(node);
        await Database.DisposeAsync();
    }

    private RemoteHost? RemoteHostOf(int node) => node == 0 ? _remote : null;

    private string HostOf(int node) => _remote is null ? "127.0.0.1" : node == 0 ? _remote.Address : _remote.Gateway;

    private string NodeAddress(int node) => $"{HostOf(node)}:{_nodePorts[node]}";

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
