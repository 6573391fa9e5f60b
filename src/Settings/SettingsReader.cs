using System.Globalization;

namespace AkkaChat.Settings;

/// <summary>Reads settings one by one, and describes a wrong one in one line. It remembers which settings were read.</summary>
public sealed class SettingsReader
{
    private readonly Dictionary<string, Setting> _settings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly string _explainedIn;

    /// <summary>Creates a reader. A later setting in the list replaces an earlier one.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="explainedIn">The name of the file that explains them.</param>
    internal SettingsReader(IEnumerable<Setting> settings, string explainedIn)
    {
        foreach (var setting in settings)
            _settings[setting.Path] = setting;
        _explainedIn = explainedIn;
    }

    /// <summary>The paths of all settings read so far.</summary>
    public IReadOnlyCollection<string> Paths => _paths;

    private string SeeComments => $"see the comments in {_explainedIn}";

    /// <summary>Whether the setting is in a file.</summary>
    public bool Has(string path) => _settings.ContainsKey(path);

    /// <summary>Reads a text that is not empty.</summary>
    /// <exception cref="SettingsException">The setting is missing or wrong. The other methods throw this too.</exception>
    public string Text(string path)
    {
        var text = ValueOf(path);
        return text.Length > 0 ? text : throw Wrong(path, text, "use a text that is not empty");
    }

    /// <summary>Reads a list of texts.</summary>
    public IReadOnlyList<string> Texts(string path)
    {
        var setting = Find(path);
        return setting.List ?? throw Wrong(path, setting.Text ?? "", $"use a list, such as [a, b]; {SeeComments}");
    }

    /// <summary>Reads one text, or a list of texts; none of them empty.</summary>
    public IReadOnlyList<string> TextOrTexts(string path)
    {
        if (Find(path).List is not { } list)
            return [Text(path)];
        return list.Count > 0 && list.All(text => text.Length > 0) ? list : throw Wrong(path, Shown(list), "use a text, or a list of texts; none of them empty");
    }

    /// <summary>Reads a text and converts it.</summary>
    /// <param name="path">The path of the setting.</param>
    /// <param name="parse">Converts the text. It throws a <see cref="FormatException"/> that says what is wrong.</param>
    public T Parsed<T>(string path, Func<string, T> parse)
    {
        var text = ValueOf(path);
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            throw Wrong(path, text, e.Message);
        }
    }

    /// <summary>Reads a list of texts of a kind of their own.</summary>
    /// <param name="path">The path of the setting.</param>
    /// <param name="parse">Parses them. A <see cref="FormatException"/> says what is allowed.</param>
    public T ParsedTexts<T>(string path, Func<IReadOnlyList<string>, T> parse)
    {
        var texts = Texts(path);
        try
        {
            return parse(texts);
        }
        catch (FormatException e)
        {
            throw Wrong(path, Shown(texts), e.Message);
        }
    }

    /// <summary>Reads a switch: on or off.</summary>
    public bool Flag(string path)
    {
        var text = ValueOf(path);
        return text switch
        {
            "on" or "true" => true,
            "off" or "false" => false,
            _ => throw Wrong(path, text, "use on or off"),
        };
    }

    /// <summary>Reads a whole number in a range.</summary>
    public int Number(string path, int least, int most)
    {
        var text = ValueOf(path);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(path, text, $"use a whole number from {least} to {most}");
    }

    /// <summary>Reads a size in a range.</summary>
    public int Size(string path, int least, int most)
    {
        var text = ValueOf(path);
        return Quantity.TryParseBytes(text, out var bytes) && bytes >= least && bytes <= most
            ? (int)bytes
            : throw Wrong(path, text, $"use a size from {least} to {most} bytes, such as 512 KiB");
    }

    /// <summary>Reads a size of any magnitude, or a word for none.</summary>
    /// <param name="path">The path of the setting.</param>
    /// <param name="none">The word.</param>
    /// <param name="least">The least bytes.</param>
    public long? OptionalSize(string path, string none, long least)
    {
        var text = ValueOf(path);
        if (text == none)
            return null;
        return Quantity.TryParseBytes(text, out var bytes) && bytes >= least
            ? bytes
            : throw Wrong(path, text, $"use {none}, or a size of at least {least} bytes, such as 10 GiB");
    }

    /// <summary>Reads a time of any length, or a word for none.</summary>
    /// <param name="path">The path of the setting.</param>
    /// <param name="none">The word.</param>
    /// <param name="least">The least time.</param>
    public TimeSpan? OptionalDuration(string path, string none, TimeSpan least)
    {
        var text = ValueOf(path);
        if (text == none)
            return null;
        return Quantity.TryParseTime(text, out var time) && time >= least
            ? time
            : throw Wrong(path, text, $"use {none}, or a time of at least {least.TotalSeconds}s, such as 30d");
    }

    /// <summary>Reads a time in a range.</summary>
    public TimeSpan Duration(string path, TimeSpan least, TimeSpan most)
    {
        var text = ValueOf(path);
        return Quantity.TryParseTime(text, out var time) && time >= least && time <= most
            ? time
            : throw Wrong(path, text, $"use a time from {least.TotalSeconds}s to {most.TotalSeconds}s, such as 1500ms or 20s");
    }

    /// <summary>Reads one of a few words, in upper or lower case.</summary>
    public T Choice<T>(string path, params (string Name, T Value)[] choices)
    {
        var text = ValueOf(path);
        foreach (var (name, value) in choices)
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        throw Wrong(path, text, $"use {string.Join(" or ", choices.Select(choice => choice.Name))}");
    }

    private string ValueOf(string path)
    {
        var setting = Find(path);
        return setting.Text ?? throw Wrong(path, Shown(setting.List ?? []), $"use one value and no list; {SeeComments}");
    }

    private Setting Find(string path)
    {
        _paths.Add(path);
        return _settings.TryGetValue(path, out var setting) && !setting.IsSection
            ? setting
            : throw new SettingsException($"{path} is missing: {SeeComments}", path);
    }

    private static string Shown(IReadOnlyList<string> list) => $"[{string.Join(", ", list)}]";

    private static SettingsException Wrong(string path, string found, string remedy)
    {
        const int MaxLength = 100;
        var shown = found.Length <= MaxLength ? found : found[..MaxLength] + "…";
        return new($"{path} is \"{shown}\": {remedy}", path);
    }
}
