using Akka.Configuration;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Journal;

/// <summary>Akka.Persistence's configuration for a store.</summary>
internal static class LogConfig
{
    private const string Memory = """
        akka.persistence {
          journal {
            plugin = "akka.persistence.journal.none"
            none.class = "AkkaChat.Server.Journal.NullJournal, AkkaChat.Server"
            none.plugin-dispatcher = "akka.actor.default-dispatcher"
          }
          snapshot-store.plugin = "akka.persistence.no-snapshot-store"
        }
        """;

    // Journal and snapshots share one thread, where they may block. The circuit breaker would go on failing when the database is back.
    private const string Database = """
        akka.persistence {
          log-dispatcher {
            type = Dispatcher
            executor = "AkkaChat.Server.Dispatching.RoundExecutorConfigurator, AkkaChat.Server"
          }
          journal {
            plugin = "akka.persistence.journal.room"
            room {
              class = "AkkaChat.Server.Journal.RoomJournal, AkkaChat.Server"
              plugin-dispatcher = "akka.persistence.log-dispatcher"
              replay-filter.mode = off
              circuit-breaker.max-failures = 2147483647
            }
          }
          snapshot-store {
            plugin = "akka.persistence.snapshot-store.room"
            room {
              class = "AkkaChat.Server.Journal.RoomSnapshots, AkkaChat.Server"
              plugin-dispatcher = "akka.persistence.log-dispatcher"
              circuit-breaker.max-failures = 2147483647
            }
          }
        }
        """;

    /// <summary>The dispatcher of the log's thread.</summary>
    public const string Dispatcher = "akka.persistence.log-dispatcher";

    private const string Path = "akka.persistence.log.";

    /// <summary>The configuration.</summary>
    public static Config For(LogSettings log) =>
        ConfigurationFactory.ParseString(log.Store == LogStore.Memory ? Memory : $$"""
            {{Database}}
            {{Path}}store = {{log.Store}}
            {{Path}}location = {{Quoted(log.Location)}}
            {{Path}}sync = {{(log.Sync ? "on" : "off")}}
            {{Path}}keep-ticks = {{log.Keep.Age?.Ticks ?? 0}}
            {{Path}}keep-bytes = {{log.Keep.Size ?? 0}}
            """);

    /// <summary>The settings of the log that a configuration was made for.</summary>
    public static LogSettings Read(Config config) => new(Enum.Parse<LogStore>(config.GetString($"{Path}store")), config.GetString($"{Path}location"))
    {
        Sync = config.GetBoolean($"{Path}sync"),
        Keep = new LogKeep(
            config.GetLong($"{Path}keep-ticks") is > 0 and var ticks ? TimeSpan.FromTicks(ticks) : null,
            config.GetLong($"{Path}keep-bytes") is > 0 and var bytes ? bytes : null),
    };

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
