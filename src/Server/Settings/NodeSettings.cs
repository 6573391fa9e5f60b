using Akka.Configuration;
using AkkaChat.Settings;

namespace AkkaChat.Server.Settings;

/// <summary>All settings of one node: ours, checked, and the whole HOCON for Akka.</summary>
internal sealed record NodeSettings(ServerSettings Server, Config Hocon)
{
    /// <summary>The file with every setting and its default, beside the program.</summary>
    public static readonly string DefaultFile = Path.Combine(AppContext.BaseDirectory, "hocon", "server.conf");

    /// <summary>Reads the defaults and, over them, setting by setting, a file of the operator's.</summary>
    /// <exception cref="SettingsException">Something in them is wrong.</exception>
    public static NodeSettings Load(string? file)
    {
        var layers = new Layers<ServerSettings>(DefaultFile, Read, AkkaSettings.Paths);
        if (file is not null)
            layers = layers.With(file);
        return new NodeSettings(layers.Settings, layers.Hocon);
    }

    /// <summary>What the command line says counts most.</summary>
    public NodeSettings With(ServerOptions options) =>
        this with { Server = Server with { Host = options.Host ?? Server.Host, Port = options.Port ?? Server.Port } };

    private static ServerSettings Read(SettingsReader read)
    {
        AkkaSettings.Check(read);
        return ServerSettings.Read(read);
    }
}
