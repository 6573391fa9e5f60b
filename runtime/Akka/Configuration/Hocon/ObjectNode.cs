namespace Akka.Configuration.Hocon;

internal sealed class ObjectNode(Origin origin) : Node(origin)
{
    /// <summary>How often one field may build upon its earlier value.</summary>
    private const int MaxLayers = 100;

    private readonly Dictionary<string, Node> _fields = [];
    private Node? _under;

    /// <summary>Sets a field; two objects merge, and a value that refers to the field itself builds upon its earlier value.</summary>
    public void Set(string key, Node value, FieldPath path)
    {
        var existing = _fields.GetValueOrDefault(key);
        if (value is ObjectNode source && Top(existing) is { } target)
        {
            target.Merge(source, path);
            return;
        }
        value.Bind(path, existing ?? Under(key));
        _fields[key] = existing is null || value is TextNode ? value : Layered(existing, value);
    }

    /// <summary>Sets every field of another object here.</summary>
    public void Merge(ObjectNode source, FieldPath? path)
    {
        foreach (var (key, value) in source._fields)
            Set(key, value, new FieldPath(path, key));
    }

    public override void Bind(FieldPath field, Node? earlier)
    {
        if (earlier is null)
            return;
        _under ??= earlier;
        foreach (var (key, value) in _fields)
            value.Bind(new FieldPath(field, key), new MemberNode(earlier, key));
    }

    public override Node? Find(Resolution resolution, string[] path, int from)
    {
        if (from == path.Length)
            return this;
        return _fields.TryGetValue(path[from], out var field) ? field.Find(resolution, path, from + 1) : null;
    }

    protected override HoconValue Evaluate(Resolution resolution)
    {
        var items = new Dictionary<string, HoconValue>(_fields.Count);
        foreach (var (key, field) in _fields)
        {
            if (field.Resolve(resolution) is { } value)
                items.Add(key, value);
        }
        return new HoconValue(new HoconObject(items), Origin);
    }

    private static ObjectNode? Top(Node? node) => node as ObjectNode ?? (node as LayeredNode)?.Above as ObjectNode;

    private static LayeredNode Layered(Node below, Node above)
    {
        var layered = new LayeredNode(below, above);
        return layered.Height <= MaxLayers ? layered : throw above.Origin.Error($"a field is built upon more than {MaxLayers} times");
    }

    private MemberNode? Under(string key) => _under is null ? null : new MemberNode(_under, key);
}
