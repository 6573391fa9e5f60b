using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;
using Npgsql;

namespace AkkaChat.Server.Tests.Journal;

/// <summary>The log in a real PostgreSQL server, which takes seconds to start: so all is one test.</summary>
public sealed class PostgresLogSpecs
{
    [FactNeeding("initdb")]
    public async Task Should_do_what_every_log_does_and_go_on_after_the_database_was_away()
    {
        await using var server = await PostgresServer.StartAsync();
        await SuiteFact.RunAllAsync<StoredLogSpecs>(server, settings => new Stored(settings));

        using (var log = new Stored(new LogSettings(LogStore.Postgres, server.ConnectionString)))
            await log.LoseAsync(server);
        NpgsqlConnection.ClearAllPools();
    }

    private sealed class Stored(LogSettings log) : StoredLogSpecs(log)
    {
        public async Task LoseAsync(PostgresServer server)
        {
            Write(1);
            await server.StopAsync();
            FailToWrite(2).ShouldStartWith("cannot use the log in the PostgreSQL database postgres on ");
            FailToWrite(2).ShouldNotContain("   at ");

            await server.GoOnAsync();

            Write(2);
            Replay().ShouldBe([1, 2]);
            Should.Throw<LogException>(() => LogDatabase.Of(Location)!.Lock()).Message.ShouldStartWith("another server records in ");
        }
    }
}
