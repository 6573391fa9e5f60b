using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.History;

public sealed class SqliteSearchSpecs() : SearchIndexSpecs(new LogSettings(LogStore.Sqlite, Path.Combine(Directory.CreateTempSubdirectory("akkachat-").FullName, "room.db")));
