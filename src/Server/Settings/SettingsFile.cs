using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaChat.Server.Settings;

/// <summary>A HOCON file with settings.</summary>
internal sealed class SettingsFile
{
    // What Akka itself can be told; it has its own defaults and checks.
    private const string AkkaSection = "akka";

    private readonly string _file;

    private SettingsFile(string file, Config hocon)
    {
        _file = file;
        Hocon = hocon;
    }

    /// <summary>What the file says.</summary>
    public Config Hocon { get; }

    /// <summary>Reads the file; what it includes is looked for beside it.</summary>
    /// <exception cref="SettingsException">It cannot be read, or is no HOCON.</exception>
    public static SettingsFile Read(string file)
    {
        try
        {
            return new SettingsFile(file, ConfigurationFactory.ParseString(File.ReadAllText(file), Including(file)));
        }
        catch (Exception e)
        {
            throw new SettingsException($"cannot read the settings in {file}: {FirstLine(e.Message)}");
        }
    }

    /// <summary>Refuses settings that do not exist, for a misspelt one would silently do nothing.</summary>
    /// <exception cref="SettingsException">The file has such a setting.</exception>
    public void RefuseOthersThan(IReadOnlyCollection<string> known)
    {
        foreach (var (section, value) in Hocon.Root.GetObject().Items)
        {
            if (section != AkkaSection)
                RefuseOthersThan(known, section, value);
        }
    }

    private void RefuseOthersThan(IReadOnlyCollection<string> known, string path, HoconValue value)
    {
        if (known.Contains(path))
            return;
        var inside = known.Where(setting => setting.StartsWith(path + '.', StringComparison.Ordinal)).ToList();
        if (inside.Count == 0)
            throw new SettingsException($"{path} in {_file} is no setting: {Siblings(known, path)}");
        if (!value.IsObject())
            throw new SettingsException($"{path} in {_file} is a section: it holds {string.Join(", ", inside)}");
        foreach (var (key, part) in value.GetObject().Items)
            RefuseOthersThan(known, $"{path}.{key}", part);
    }

    private static string Siblings(IReadOnlyCollection<string> known, string path)
    {
        var section = path[..(path.LastIndexOf('.') + 1)];
        return $"there are {string.Join(", ", known.Where(setting => setting.StartsWith(section, StringComparison.Ordinal)))}";
    }

    private static Func<string, HoconRoot> Including(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "";
        return name =>
        {
            var included = Path.Combine(folder, name);
            return Parser.Parse(File.ReadAllText(included), Including(included));
        };
    }

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd();
}
