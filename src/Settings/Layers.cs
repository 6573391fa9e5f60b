using Akka.Configuration;

namespace AkkaChat.Settings;

/// <summary>Settings from several files. A setting in a later file replaces the same setting in an earlier file.</summary>
/// <typeparam name="T">The program's type for its settings.</typeparam>
public sealed class Layers<T>
{
    private readonly string _explainedIn;
    private readonly Func<SettingsReader, T> _read;
    private readonly KnownSettings _known;
    private readonly IReadOnlyList<Setting> _all;

    /// <summary>Reads the lowest layer: a file with every setting and its default.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="read">Reads and checks all settings of the program.</param>
    /// <param name="renamed">The new paths of renamed settings, by the old paths.</param>
    /// <param name="others">More paths that later files may have. A path that ends with <c>.*</c> is a section with any content.</param>
    /// <exception cref="SettingsException">A setting is wrong, or the file cannot be read.</exception>
    public Layers(string file, Func<SettingsReader, T> read, IReadOnlyDictionary<string, string> renamed, params IEnumerable<string> others)
    {
        _explainedIn = Path.GetFileName(file);
        _read = read;
        _all = SettingsFile.Read(file);
        (Settings, var paths) = Check(file, _all, settings =>
        {
            var reader = new SettingsReader(settings, _explainedIn);
            return (read(reader), reader.Paths);
        });
        _known = new KnownSettings(paths.Concat(others), renamed);
        Check(file, _all, settings => Checked(_known, settings));
    }

    private Layers(Layers<T> below, string file)
    {
        _explainedIn = below._explainedIn;
        _read = below._read;
        _known = below._known;
        var settings = SettingsFile.Read(file);
        _all = [.. below._all, .. settings];
        Settings = Check(file, settings, over => _read(new SettingsReader([.. below._all, .. Checked(_known, over)], _explainedIn)));
    }

    /// <summary>The settings, checked.</summary>
    public T Settings { get; }

    /// <summary>All settings as Akka's configuration, with those that only Akka reads.</summary>
    public Config Hocon => HoconConfig.Of(_all);

    /// <summary>All settings as texts, by their paths; the texts of a list with commas between them.</summary>
    public IReadOnlyDictionary<string, string> Values => _all
        .Where(setting => !setting.IsSection)
        .GroupBy(setting => setting.Path, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Last().Text ?? string.Join(", ", same.Last().List!), StringComparer.Ordinal);

    /// <summary>Puts a file over these settings. The file needs only the settings that differ.</summary>
    /// <exception cref="SettingsException">A setting is wrong, or the file cannot be read.</exception>
    public Layers<T> With(string file) => new(this, file);

    private static TResult Check<TResult>(string file, IReadOnlyList<Setting> settings, Func<IReadOnlyList<Setting>, TResult> read)
    {
        TResult? result = default;
        new ErrorLocator(file, settings, some => result = read(some)).Check();
        return result!;
    }

    private static IReadOnlyList<Setting> Checked(KnownSettings known, IReadOnlyList<Setting> settings)
    {
        known.Check(settings);
        return settings;
    }
}
