using System.Globalization;
using Akka.Configuration;

namespace AkkaChat.Settings;

/// <summary>Reads single settings and says in one line what is wrong with one. Remembers which settings there are.</summary>
/// <param name="config">The settings as they were written.</param>
/// <param name="explainedIn">The name of the file that explains them.</param>
public sealed class SettingsReader(Config config, string explainedIn)
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>The paths of all settings that were asked for.</summary>
    public IReadOnlyCollection<string> Paths => _paths;

    /// <summary>A text that is not empty.</summary>
    /// <exception cref="SettingsException">It is missing or wrong; so it is with all that follow.</exception>
    public string Text(string path)
    {
        var text = ValueOf(path);
        return text.Length > 0 ? text : throw Wrong(path, text, "use a text that is not empty");
    }

    /// <summary>Several texts.</summary>
    public IReadOnlyList<string> Texts(string path)
    {
        _paths.Add(path);
        return config.GetValue(path) is { } value && value.IsArray()
            ? [.. config.GetStringList(path)]
            : throw new SettingsException($"{path} is no list: {SeeComments}", path);
    }

    /// <summary>Whatever a program makes of a text.</summary>
    /// <param name="path">The path of the setting.</param>
    /// <param name="parse">Makes it; a <see cref="FormatException"/> says why that is impossible.</param>
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

    /// <summary>A switch.</summary>
    public bool Flag(string path)
    {
        var text = ValueOf(path);
        return Attempt(() => (bool?)config.GetBoolean(path)) ?? throw Wrong(path, text, "use on or off");
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string path, int least, int most)
    {
        var text = ValueOf(path);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(path, text, $"use a whole number from {least} to {most}");
    }

    /// <summary>A number of bytes within bounds.</summary>
    public int Size(string path, int least, int most)
    {
        var text = ValueOf(path);
        return Attempt(() => config.GetByteSize(path)) is { } size && size >= least && size <= most
            ? (int)size
            : throw Wrong(path, text, $"use a size from {least} to {most} bytes, such as 512 KiB");
    }

    /// <summary>A time within bounds.</summary>
    public TimeSpan Duration(string path, TimeSpan least, TimeSpan most)
    {
        var text = ValueOf(path);
        return Attempt(() => (TimeSpan?)config.GetTimeSpan(path, null, allowInfinite: false)) is { } duration && duration >= least && duration <= most
            ? duration
            : throw Wrong(path, text, $"use a time from {least.TotalSeconds}s to {most.TotalSeconds}s, such as 1500ms or 20s");
    }

    /// <summary>One of a few words, in capitals or not.</summary>
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

    private static SettingsException Wrong(string path, string found, string remedy) => new($"{path} is \"{found}\": {remedy}", path);

    // What a value of the wrong kind throws differs between versions of Akka.NET.
    private static T? Attempt<T>(Func<T?> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or OverflowException or ConfigurationException)
        {
            return null;
        }
    }

    private string SeeComments => $"see the comments in {explainedIn}";

    private string ValueOf(string path)
    {
        _paths.Add(path);
        if (!config.HasPath(path))
            throw new SettingsException($"{path} is missing: {SeeComments}", path);
        return config.GetValue(path) is { } value && value.IsString()
            ? value.GetString() ?? ""
            : throw new SettingsException($"{path} holds more than one value: {SeeComments}", path);
    }
}
