using Akka.Configuration;

namespace AkkaChat.Settings;

/// <summary>Settings from files, each over those before it, setting by setting.</summary>
/// <typeparam name="T">What is made of them.</typeparam>
public sealed class Layers<T>
{
    private readonly string _lowest;
    private readonly Func<SettingsReader, T> _make;
    private readonly HashSet<string> _known;

    /// <summary>The lowest layer: a file that has every setting.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="make">Reads and checks all settings that there are.</param>
    /// <param name="others">Paths of further settings, and of whole sections, that the layers above may have and that are not checked.</param>
    /// <exception cref="SettingsException">Something in it is wrong.</exception>
    public Layers(string file, Func<SettingsReader, T> make, params IEnumerable<string> others)
    {
        _lowest = Path.GetFileName(file);
        _make = make;
        (Hocon, Settings, _known) = MistakeFinder.Read(read =>
        {
            var lowest = SettingsFile.Read(file, read);
            var reader = new SettingsReader(lowest.Hocon, _lowest);
            var settings = make(reader);
            HashSet<string> known = [.. reader.Paths, .. others];
            lowest.RefuseOthersThan(known);
            return (lowest.Hocon, settings, known);
        });
    }

    private Layers(Layers<T> below, Config hocon)
    {
        _lowest = below._lowest;
        _make = below._make;
        _known = below._known;
        Hocon = hocon;
        Settings = _make(new SettingsReader(hocon, _lowest));
    }

    /// <summary>The settings, checked.</summary>
    public T Settings { get; }

    /// <summary>The same as they were written.</summary>
    public Config Hocon { get; }

    /// <summary>Puts a file over these settings; it holds what differs.</summary>
    /// <exception cref="SettingsException">Something in it is wrong.</exception>
    public Layers<T> With(string file) => MistakeFinder.Read(read =>
    {
        var over = SettingsFile.Read(file, read);
        over.RefuseOthersThan(_known);
        return new Layers<T>(this, over.Hocon.WithFallback(Hocon));
    });
}
