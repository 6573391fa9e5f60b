using Akka.Configuration;
using Akka.Persistence.Sql;
using AkkaChat.Server.Settings;
using Microsoft.Data.Sqlite;

namespace AkkaChat.Server.Journal;

/// <summary>Akka.Persistence's configuration for a store.</summary>
internal static class LogConfig
{
    private const string Serializer = $$"""
        akka.actor {
          serializers.akkachat-room = "AkkaChat.Server.Journal.RoomSerializer, AkkaChat.Server"
          serialization-bindings {
            "AkkaChat.Server.Journal.Records.Record, AkkaChat.Server" = akkachat-room
            "AkkaChat.Server.Journal.Records.Snapshot, AkkaChat.Server" = akkachat-room
          }
        }
        """;

    private const string Memory = """
        akka.persistence {
          journal {
            plugin = "akka.persistence.journal.forgetful"
            forgetful.class = "AkkaChat.Server.Journal.ForgetfulJournal, AkkaChat.Server"
            forgetful.plugin-dispatcher = "akka.actor.default-dispatcher"
          }
          snapshot-store.plugin = "akka.persistence.no-snapshot-store"
        }
        """;

    /// <summary>The configuration.</summary>
    public static Config For(LogSettings log) => ConfigurationFactory.ParseString(Serializer).WithFallback(log.Store switch
    {
        LogStore.Sqlite => Sql("SQLite.MS", new SqliteConnectionStringBuilder { DataSource = log.Location }.ConnectionString),
        LogStore.Postgres => Sql("PostgreSQL.15", log.Location),
        _ => ConfigurationFactory.ParseString(Memory),
    });

    // The database must not run on the thread of the actors.
    private static Config Sql(string provider, string connection) => ConfigurationFactory.ParseString(
        $$"""
        akka.persistence {
          journal {
            plugin = "akka.persistence.journal.sql"
            sql {
              provider-name = "{{provider}}"
              connection-string = {{Quoted(connection)}}
              materializer-dispatcher = "akka.persistence.dispatchers.default-plugin-dispatcher"
              tag-write-mode = Csv
            }
          }
          snapshot-store {
            plugin = "akka.persistence.snapshot-store.sql"
            sql {
              provider-name = "{{provider}}"
              connection-string = {{Quoted(connection)}}
              materializer-dispatcher = "akka.persistence.dispatchers.default-plugin-dispatcher"
            }
          }
        }
        """).WithFallback(SqlPersistence.DefaultConfiguration);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
