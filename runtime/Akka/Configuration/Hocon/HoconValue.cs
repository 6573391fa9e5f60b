namespace Akka.Configuration.Hocon;

/// <summary>A value of a configuration: text, an array, an object, or null. It never changes.</summary>
public sealed class HoconValue
{
    /// <summary>A string, a list of values, a <see cref="HoconObject"/>, or null.</summary>
    private readonly object? _content;

    internal HoconValue(string text, Origin origin) : this((object?)text, origin)
    {
    }

    internal HoconValue(List<HoconValue> elements, Origin origin) : this((object?)elements, origin)
    {
    }

    internal HoconValue(HoconObject fields, Origin origin) : this((object?)fields, origin)
    {
    }

    private HoconValue(object? content, Origin origin) => (_content, Origin) = (content, origin);

    internal Origin Origin { get; }

    internal bool IsNull => _content is null;

    /// <summary>The text as it was written; "null" for null.</summary>
    internal string Text => _content as string ?? "null";

    /// <summary>What this is, for an error message.</summary>
    internal string KindName => _content switch
    {
        HoconObject => "an object",
        List<HoconValue> => "an array",
        _ => "text",
    };

    /// <summary>Whether this is an object.</summary>
    public bool IsObject() => _content is HoconObject;

    /// <summary>Whether this is an array.</summary>
    public bool IsArray() => _content is List<HoconValue>;

    /// <summary>Whether this is text; numbers and booleans are text too.</summary>
    public bool IsString() => _content is string;

    /// <summary>The object that this is.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public HoconObject GetObject() => _content as HoconObject ?? throw IsNot("an object");

    /// <summary>The elements of the array that this is.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public IList<HoconValue> GetArray() => (_content as List<HoconValue>)?.AsReadOnly() ?? throw IsNot("an array");

    /// <summary>The text that this is; null for null.</summary>
    /// <exception cref="ConfigurationException">It is an object or an array.</exception>
    public string? GetString() => _content is string or null ? (string?)_content : throw IsNot("text");

    /// <summary>The text, or what else this is.</summary>
    public override string ToString() => _content is string or null ? Text : KindName;

    internal static HoconValue Null(Origin origin) => new((object?)null, origin);

    /// <summary>Two objects as one: what <paramref name="upper"/> has wins, objects in both merge in their turn.</summary>
    internal static HoconValue Merge(HoconValue upper, HoconValue lower) =>
        upper.IsObject() && lower.IsObject()
            ? new HoconValue(HoconObject.Merge(upper.GetObject(), lower.GetObject()), upper.Origin)
            : upper;

    /// <summary>What stands at a path below this value, from the key at <paramref name="from"/> on.</summary>
    internal HoconValue? Find(string[] path, int from)
    {
        var value = this;
        for (; from < path.Length && value is not null; from++)
            value = (value._content as HoconObject)?.Get(path[from]);
        return value;
    }

    private ConfigurationException IsNot(string expected) => new($"{Origin}: {expected} was expected here, not {KindName}");
}
