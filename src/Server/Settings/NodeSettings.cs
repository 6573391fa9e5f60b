using Akka.Configuration;

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
        var defaults = SettingsFile.Read(DefaultFile);
        var reader = new SettingsReader(defaults.Hocon);
        var settings = new NodeSettings(ServerSettings.Read(reader), defaults.Hocon);
        defaults.RefuseOthersThan(reader.Paths);
        return file is null ? settings : settings.With(SettingsFile.Read(file), reader.Paths);
    }

    /// <summary>What the command line says counts most.</summary>
    public NodeSettings With(ServerOptions options) =>
        this with { Server = Server with { Host = options.Host ?? Server.Host, Port = options.Port ?? Server.Port } };

    private NodeSettings With(SettingsFile file, IReadOnlyCollection<string> known)
    {
        file.RefuseOthersThan(known);
        var hocon = file.Hocon.WithFallback(Hocon);
        return new NodeSettings(ServerSettings.Read(new SettingsReader(hocon)), hocon);
    }
}
