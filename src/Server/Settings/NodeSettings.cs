using Akka.Configuration;
using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>All settings of one node: the server's, checked, and the configuration for Akka.</summary>
/// <param name="Server">The server's settings.</param>
/// <param name="Hocon">All settings of the files, as Akka reads them.</param>
/// <param name="Values">The same as texts, by their paths.</param>
internal sealed record NodeSettings(ServerSettings Server, Config Hocon, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The file with every setting and its default, beside the program.</summary>
    public static readonly string DefaultFile = Path.Combine(AppContext.BaseDirectory, "hocon", "server.conf");

    /// <summary>Reads the defaults and the administrator's file, if there is one. A setting in that file replaces the default.</summary>
    /// <exception cref="SettingsException">A setting is wrong, or the file cannot be read.</exception>
    public static NodeSettings Load(string? file)
    {
        var layers = new Layers<ServerSettings>(DefaultFile, Read, ServerSettings.Renamed, AkkaSettings.Paths);
        if (file is not null)
            layers = layers.With(file);
        return new NodeSettings(layers.Settings, layers.Hocon, layers.Values);
    }

    /// <summary>The same settings with the options of the command line, which replace those of both files.</summary>
    /// <exception cref="SettingsException">They do not go together.</exception>
    public NodeSettings With(ServerOptions options)
    {
        var server = Server with
        {
            Hosts = options.Hosts ?? Server.Hosts,
            Port = options.Port ?? Server.Port,
            Doors = Server.Doors.With(options.Doors),
            Log = options.Log is { } log ? Server.Log with { Store = log.Store, Location = log.Location } : Server.Log,
            Cluster = Server.Cluster with { Node = options.Node ?? Server.Cluster.Node, Join = options.Join ?? Server.Cluster.Join },
        };
        server.Cluster.Check(server.Log);
        return this with { Server = server };
    }

    /// <summary>The paths of the settings that other files have changed.</summary>
    public IEnumerable<string> ChangedIn(NodeSettings other) =>
        Values.Keys.Union(other.Values.Keys).Where(path => Values.GetValueOrDefault(path) != other.Values.GetValueOrDefault(path));

    private static ServerSettings Read(SettingsReader read)
    {
        var settings = ServerSettings.Read(read);
        AkkaSettings.Check(read);
        return settings;
    }
}
