using System.Globalization;
using Akka.Configuration;

namespace AkkaChat.Server.Settings;

/// <summary>Reads single settings and says in one line what is wrong with one. Remembers which settings there are.</summary>
internal sealed class SettingsReader(Config config)
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>The paths of all settings that were asked for.</summary>
    public IReadOnlyCollection<string> Paths => _paths;

    public string Text(string path)
    {
        var text = ValueOf(path);
        return text.Length > 0 ? text : throw Wrong(path, text, "a text that is not empty");
    }

    public int Number(string path, int least, int most)
    {
        var text = ValueOf(path);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(path, text, $"a whole number from {least} to {most}");
    }

    public int Size(string path, int least, int most)
    {
        var text = ValueOf(path);
        return Attempt(() => config.GetByteSize(path)) is { } size && size >= least && size <= most
            ? (int)size
            : throw Wrong(path, text, $"a size from {least} to {most} bytes, such as 512 KiB");
    }

    public TimeSpan Duration(string path, TimeSpan least, TimeSpan most)
    {
        var text = ValueOf(path);
        return Attempt(() => (TimeSpan?)config.GetTimeSpan(path, null, allowInfinite: false)) is { } duration && duration >= least && duration <= most
            ? duration
            : throw Wrong(path, text, $"a time from {least.TotalSeconds}s to {most.TotalSeconds}s, such as 1500ms or 20s");
    }

    public T Choice<T>(string path, params (string Name, T Value)[] choices)
    {
        var text = ValueOf(path);
        foreach (var (name, value) in choices)
        {
            if (name == text)
                return value;
        }
        throw Wrong(path, text, string.Join(" or ", choices.Select(choice => choice.Name)));
    }

    private static SettingsException Wrong(string path, string found, string allowed) => new($"{path} is \"{found}\": use {allowed}", path);

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

    private string ValueOf(string path)
    {
        _paths.Add(path);
        if (!config.HasPath(path))
            throw new SettingsException($"{path} is missing: see the comments in server.conf", path);
        return config.GetValue(path) is { } value && value.IsString()
            ? value.GetString() ?? ""
            : throw new SettingsException($"{path} holds more than one value: see the comments in server.conf", path);
    }
}
