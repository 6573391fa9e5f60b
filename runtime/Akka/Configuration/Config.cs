using System.Diagnostics.CodeAnalysis;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>
/// Settings, read from HOCON. They never change.
/// </summary>
/// <remarks>
/// A setting is named by its path: keys between dots, in quotes where a key holds a dot itself. A setting that is
/// missing or null has the default that the caller gives; one that cannot be read as what is asked for throws a
/// <see cref="ConfigurationException"/> with its path, its value and its place in the document.
/// </remarks>
public sealed class Config
{
    /// <summary>The configuration without settings.</summary>
    public static readonly Config Empty = new(new HoconValue(new HoconObject([]), new Origin(document: null, 1, 1)), prefix: "");

    /// <summary>The path from the root of the document to here, with a dot at its end: messages name whole paths.</summary>
    private readonly string _prefix;

    /// <summary>The configuration that a document holds.</summary>
    /// <exception cref="FormatException">A substitution has no value, or refers to itself.</exception>
    public Config(HoconRoot root) : this(root?.Value ?? throw new ArgumentNullException(nameof(root)), prefix: "")
    {
    }

    private Config(HoconValue root, string prefix) => (Root, _prefix) = (root, prefix);

    /// <summary>All settings as one object.</summary>
    public HoconValue Root { get; }

    /// <summary>Whether there is no setting at all.</summary>
    public bool IsEmpty => Root.GetObject().Count == 0;

    /// <summary>Parses HOCON.</summary>
    /// <exception cref="FormatException">The text is not HOCON; the message says at which line and column.</exception>
    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary>These settings, and where they say nothing, those of <paramref name="fallback"/>.</summary>
    /// <remarks>Substitutions are replaced when a document is parsed; a fallback has no influence on them.</remarks>
    public Config WithFallback(Config? fallback) =>
        fallback.IsNullOrEmpty() ? this : new Config(HoconValue.Merge(Root, fallback.Root), _prefix);

    /// <summary>Whether a setting is there and not null.</summary>
    public bool HasPath(string path) => GetValue(path) is not null;

    /// <summary>What stands at a path, or null.</summary>
    public HoconValue? GetValue(string path)
    {
        var keys = PathReader.Parse(path, new Origin("path", 1, 1));
        return Root.Find(keys, 0) is { IsNull: false } value ? value : null;
    }

    /// <summary>The settings below a path as a configuration of their own; an empty one if there are none.</summary>
    public Config GetConfig(string path)
    {
        if (GetValue(path) is not { } value)
            return new Config(Empty.Root, $"{_prefix}{path}.");
        return value.IsObject() ? new Config(value, $"{_prefix}{path}.") : throw Unfit(path, value, "an object was expected");
    }

    /// <summary>A setting as text.</summary>
    [return: NotNullIfNotNull(nameof(@default))]
    public string? GetString(string path, string? @default = null) =>
        GetValue(path) is { } value ? TextOf(path, value) : @default;

    /// <summary>A setting as a whole number.</summary>
    public int GetInt(string path, int @default = 0) =>
        Read(path, @default, Scalars.TryInt, $"a whole number from {int.MinValue} to {int.MaxValue} was expected");

    /// <summary>A setting as a number.</summary>
    public double GetDouble(string path, double @default = 0) =>
        Read(path, @default, Scalars.TryDouble, "a number was expected");

    /// <summary>A setting as a switch: true, on or yes; false, off or no.</summary>
    public bool GetBoolean(string path, bool @default = false) =>
        Read(path, @default, Scalars.TryBoolean, "on, off, true, false, yes or no was expected");

    /// <summary>A setting as a duration: a number and one of ns, us, ms, s, m, h, d; without a unit, milliseconds.</summary>
    /// <param name="path">The path of the setting.</param>
    /// <param name="default">The default; zero if null.</param>
    /// <param name="allowInfinite">Whether <c>infinite</c> is a duration too; it is <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    public TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        allowInfinite
            ? Read(path, @default ?? TimeSpan.Zero, Durations.TryParseOrInfinite, "a duration such as 500ms, 5s or infinite was expected")
            : Read(path, @default ?? TimeSpan.Zero, Durations.TryParse, "a duration such as 500ms or 5s was expected");

    /// <summary>A setting as a number of bytes, or null if it is missing; see <see cref="GetByteSize(string, long?)"/>.</summary>
    public long? GetByteSize(string path) => GetByteSize(path, def: null);

    /// <summary>
    /// A setting as a number of bytes: a number and one of B, K, KiB, M, MiB, G, GiB … (powers of 1024) or kB, MB, GB …
    /// (powers of 1000); without a unit, bytes.
    /// </summary>
    public long? GetByteSize(string path, long? def = null) =>
        HasPath(path) ? Read(path, 0L, ByteSizes.TryParse, "a size such as 512, 64KiB or 1MB was expected") : def;

    /// <summary>A setting as a list of texts; an empty list if it is missing.</summary>
    public IList<string> GetStringList(string path) => GetStringList(path, []);

    /// <summary>A setting as a list of texts.</summary>
    public IList<string> GetStringList(string path, string[] defaultPaths)
    {
        if (GetValue(path) is not { } value)
            return defaultPaths;
        if (!value.IsArray())
            throw Unfit(path, value, "a list was expected");
        var elements = value.GetArray();
        var texts = new string[elements.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = TextOf($"{path}[{i}]", elements[i]);
        return texts;
    }

    private delegate bool TryRead<T>(string text, out T value);

    private T Read<T>(string path, T @default, TryRead<T> tryRead, string expected)
    {
        if (GetValue(path) is not { } value)
            return @default;
        return value.IsString() && tryRead(value.Text, out var result) ? result : throw Unfit(path, value, expected);
    }

    private string TextOf(string path, HoconValue value) =>
        value.IsString() ? value.Text : throw Unfit(path, value, "text was expected");

    private ConfigurationException Unfit(string path, HoconValue value, string expected)
    {
        var found = value.IsString() ? $"'{value.Text}'" : value.ToString();
        return new ConfigurationException($"{_prefix}{path} is {found} ({value.Origin}): {expected}");
    }
}
