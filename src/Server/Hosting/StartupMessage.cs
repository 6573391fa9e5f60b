using System.Net;
using AkkaChat.Server.Settings;
using Npgsql;

namespace AkkaChat.Server.Hosting;

/// <summary>The message to the administrator when the server has started.</summary>
internal static class StartupMessage
{
    /// <summary>The addresses, how to join, where the room is recorded, and how to stop.</summary>
    public static string For(IReadOnlyList<IPEndPoint> addresses, IEnumerable<string> doors, LogSettings log)
    {
        var address = addresses[0];
        var host = address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any)
            ? "localhost"
            : $"{address.Address}";
        return $"""
            listening on {string.Join(", ", addresses)}
            join from another terminal:  nc {host} {address.Port}
                                    or:  dotnet run -c Release --project src/Client -- --host {host} --port {address.Port}
            {string.Join('\n', doors.Append(Recorded(log)))}
            stop with Ctrl+C
            """;
    }

    private static string Recorded(LogSettings log) => log.Store switch
    {
        LogStore.Sqlite => $"recorded in {log.Location}",
        LogStore.Postgres => Recorded(new NpgsqlConnectionStringBuilder(log.Location)),
        _ => "recorded nowhere: what was said is gone when the server stops",
    };

    private static string Recorded(NpgsqlConnectionStringBuilder to) => $"recorded in the PostgreSQL database {to.Database} on {to.Host}";
}
