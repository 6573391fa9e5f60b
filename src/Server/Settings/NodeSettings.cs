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
        var (defaults, known) = MistakeFinder.Read(LoadDefaults);
        return file is null ? defaults : MistakeFinder.Read(read => defaults.With(SettingsFile.Read(file, read), known));
    }

    /// <summary>What the command line says counts most.</summary>
    public NodeSettings With(ServerOptions options) =>
        this with { Server = Server with { Host = options.Host ?? Server.Host, Port = options.Port ?? Server.Port } };

    private static (NodeSettings Defaults, IReadOnlyCollection<string> Known) LoadDefaults(Func<string, string> read)
    {
        var file = SettingsFile.Read(DefaultFile, read);
        var reader = new SettingsReader(file.Hocon);
        var settings = new NodeSettings(ServerSettings.Read(reader), file.Hocon);
        file.RefuseOthersThan(reader.Paths);
        return (settings, reader.Paths);
    }

    private NodeSettings With(SettingsFile file, IReadOnlyCollection<string> known)
    {
        file.RefuseOthersThan(known);
        var hocon = file.Hocon.WithFallback(Hocon);
        return new NodeSettings(ServerSettings.Read(new SettingsReader(hocon)), hocon);
    }
}
