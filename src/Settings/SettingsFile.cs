using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaChat.Settings;

/// <summary>A HOCON file with settings.</summary>
internal sealed class SettingsFile
{
    private SettingsFile(Config hocon) => Hocon = hocon;

    /// <summary>What the file says.</summary>
    public Config Hocon { get; }

    /// <summary>Reads the file; what it includes is looked for beside it.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="read">Gets the text of a file.</param>
    /// <exception cref="SettingsException">It cannot be read, or is no HOCON.</exception>
    public static SettingsFile Read(string file, Func<string, string> read)
    {
        try
        {
            return new SettingsFile(ConfigurationFactory.ParseString(read(file), Including(file, read)));
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
            RefuseOthersThan(known, section, value);
    }

    private static void RefuseOthersThan(IReadOnlyCollection<string> known, string path, HoconValue value)
    {
        if (known.Contains(path))
            return;
        var inside = Inside(path + '.', known);
        if (inside.Count == 0)
            throw new SettingsException($"{path} is no setting: {InsteadOf(path, known)}", path);
        if (!value.IsObject())
            throw new SettingsException($"{path} is a section: it holds {string.Join(", ", inside)}", path);
        foreach (var (key, part) in value.GetObject().Items)
            RefuseOthersThan(known, $"{path}.{key}", part);
    }

    private static string InsteadOf(string path, IReadOnlyCollection<string> known)
    {
        if (Suggestion.For(path, known.Concat(known.SelectMany(SectionsOf))) is { } suggestion)
            return $"did you mean {suggestion}?";
        return $"there are {string.Join(", ", Inside(path[..(path.LastIndexOf('.') + 1)], known))}";
    }

    // The settings and the sections directly in a section.
    private static List<string> Inside(string section, IEnumerable<string> known) =>
        [.. known.Where(path => path.StartsWith(section, StringComparison.Ordinal)).Select(path => UpToDot(path, section.Length)).Distinct()];

    private static string UpToDot(string path, int from) => path.IndexOf('.', from) is > 0 and var dot ? path[..dot] : path;

    private static IEnumerable<string> SectionsOf(string path)
    {
        for (var end = path.LastIndexOf('.'); end > 0; end = path.LastIndexOf('.', end - 1))
            yield return path[..end];
    }

    private static Func<string, HoconRoot> Including(string file, Func<string, string> read)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "";
        return name =>
        {
            var included = Path.Combine(folder, name);
            return Parser.Parse(read(included), Including(included, read));
        };
    }

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd();
}
