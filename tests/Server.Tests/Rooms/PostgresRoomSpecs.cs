using AkkaChat.EndToEnd.Tests.Harness;
using AkkaChat.Server.Settings;
using Npgsql;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>The room in a real PostgreSQL server, which takes seconds to start: so all is one test.</summary>
public sealed class PostgresRoomSpecs
{
    [FactNeeding("initdb")]
    public async Task Should_do_what_every_recorded_room_does()
    {
        await using var server = await PostgresServer.StartAsync();
        await SuiteFact.RunAllAsync<RecordedRoomSpecs>(server, log => new Recorded(log));
        NpgsqlConnection.ClearAllPools();
    }

    private sealed class Recorded(LogSettings log) : RecordedRoomSpecs(log);
}
