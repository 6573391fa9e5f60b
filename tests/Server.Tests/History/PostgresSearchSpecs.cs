using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;
using Npgsql;

namespace AkkaChat.Server.Tests.History;

/// <summary>The index in a real PostgreSQL server, which takes seconds to start: so all is one test.</summary>
public sealed class PostgresSearchSpecs
{
    [FactNeeding("initdb")]
    public async Task Should_do_what_every_index_does()
    {
        await using var server = await PostgresServer.StartAsync();
        await SuiteFact.RunAllAsync<SearchIndexSpecs>(server, log =>
        {
            LogDatabase.Of(log)!.Lock();
            return new Indexed(log);
        });
        NpgsqlConnection.ClearAllPools();
    }

    private sealed class Indexed(LogSettings log) : SearchIndexSpecs(log), IDisposable
    {
        public void Dispose()
        {
            // The server ends with the test.
        }
    }
}
