using AkkaChat.EndToEnd.Tests.Harness;
using Npgsql;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>A PostgreSQL server for the tests of a class; each has a database of its own. It starts when the first test needs it.</summary>
public sealed class NodesDatabase : IAsyncLifetime
{
    private PostgresServer? _server;

    /// <inheritdoc />
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>Creates a database.</summary>
    /// <returns>How to connect to it.</returns>
    internal async Task<string> CreateAsync() => await (_server ??= await PostgresServer.StartAsync()).CreateDatabaseAsync();
}
