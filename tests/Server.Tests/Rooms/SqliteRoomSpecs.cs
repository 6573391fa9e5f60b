using AkkaChat.Server.Settings;
using Microsoft.Data.Sqlite;

namespace AkkaChat.Server.Tests.Rooms;

public sealed class SqliteRoomSpecs() : RecordedRoomSpecs(new LogSettings(LogStore.Sqlite, Path.Combine(Directory, $"{Interlocked.Increment(ref _files)}.db")))
{
    private static readonly string Directory = System.IO.Directory.CreateTempSubdirectory("akkachat").FullName;
    private static int _files;

    protected override void AfterAll()
    {
        base.AfterAll();
        SqliteConnection.ClearAllPools();
    }
}
