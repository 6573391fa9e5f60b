namespace AkkaChat.Settings;

/// <summary>Knows which settings exist, and refuses others. A misspelt setting would silently do nothing.</summary>
internal sealed class KnownSettings
{
    private const string FreeSuffix = ".*";

    private readonly HashSet<string> _paths, _free;
    private readonly IReadOnlyDictionary<string, string> _renamed;

    /// <summary>Creates the list of settings.</summary>
    /// <param name="paths">The paths of all settings. A path that ends with <c>.*</c> is a section with any content.</param>
    /// <param name="renamed">The new paths of renamed settings, by the old paths.</param>
    public KnownSettings(IEnumerable<string> paths, IReadOnlyDictionary<string, string> renamed)
    {
        var isFree = paths.ToLookup(path => path.EndsWith(FreeSuffix, StringComparison.Ordinal));
        _paths = [.. isFree[false]];
        _free = [.. isFree[true].Select(path => path[..^FreeSuffix.Length])];
        _renamed = renamed;
    }

    /// <summary>Refuses settings that do not exist.</summary>
    /// <exception cref="SettingsException">A setting does not exist.</exception>
    public void Check(IEnumerable<Setting> settings)
    {
        foreach (var setting in settings)
            Check(setting);
    }

    private void Check(Setting setting)
    {
        for (var count = 1; count <= setting.Keys.Count; count++)
        {
            var path = Setting.PathOf(setting.Keys.Take(count));
            var isSection = count < setting.Keys.Count || setting.IsSection;
            if (_renamed.TryGetValue(path, out var newPath))
                throw new SettingsException($"{path} was renamed: use {newPath}", setting.Path);
            if (_free.Contains(path) && isSection)
                return;
            CheckKind(path, isSection, setting);
        }
    }

    private void CheckKind(string path, bool isSection, Setting setting)
    {
        if (isSection ? IsSection(path) : _paths.Contains(path))
            return;
        if (_paths.Contains(path))
            throw new SettingsException($"{path} is not a section: give it a value", setting.Path);
        if (_free.Contains(path))
            throw new SettingsException($"{path} is a section: put {{ and }} around what it holds", setting.Path);
        if (IsSection(path))
            throw new SettingsException($"{path} is a section: it holds {string.Join(", ", Inside(path + '.'))}", setting.Path);
        throw new SettingsException($"{path} is not a setting: {InsteadOf(path)}", setting.Path);
    }

    private IEnumerable<string> All => _paths.Concat(_free);

    private bool IsSection(string path) => _free.Contains(path) || Inside(path + '.').Any();

    private string InsteadOf(string path)
    {
        if (Suggestion.ForPath(path, All.Concat(All.SelectMany(SectionsOf))) is { } suggestion)
            return $"did you mean {suggestion}?";
        return $"there are {string.Join(", ", Inside(path[..(path.LastIndexOf('.') + 1)]))}";
    }

    // The settings and the sections directly in a section.
    private IEnumerable<string> Inside(string section) =>
        All.Where(path => path.StartsWith(section, StringComparison.Ordinal)).Select(path => UpToDot(path, section.Length)).Distinct();

    private static string UpToDot(string path, int from) => path.IndexOf('.', from) is > 0 and var dot ? path[..dot] : path;

    private static IEnumerable<string> SectionsOf(string path)
    {
        for (var end = path.LastIndexOf('.'); end > 0; end = path.LastIndexOf('.', end - 1))
            yield return path[..end];
    }
}
