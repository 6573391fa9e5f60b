namespace Akka.Configuration.Hocon;

/// <summary><c>${path}</c> or <c>${?path}</c>.</summary>
internal sealed class SubstitutionNode(string[] path, bool optional, Origin origin) : Node(origin)
{
    private string[] _includedAt = [];
    private bool _refersBack;
    private Node? _earlier;
    private string[] _rest = [];

    public override string Description => $"${{{string.Join('.', path)}}}";

    /// <summary>The document with this substitution is included below a field: paths count from there first.</summary>
    public void IncludeAt(FieldPath field) => _includedAt = [.. field.ToArray(), .. _includedAt];

    public override void Bind(FieldPath field, Node? earlier)
    {
        if (_refersBack)
            _earlier ??= earlier;
        else if (field.Leads(path, out _rest))
            (_refersBack, _earlier) = (true, earlier);
    }

    protected override HoconValue? Evaluate(Resolution resolution)
    {
        var value = Locate(resolution)?.Resolve(resolution) ?? FromEnvironment();
        if (value is null && !optional)
            throw Origin.Error($"{Description} has no value: neither the document nor the environment defines it");
        return value;
    }

    private Node? Locate(Resolution resolution)
    {
        if (_refersBack)
            return _earlier?.Find(resolution, _rest, 0);
        var nearby = _includedAt.Length == 0 ? null : resolution.Root.Find(resolution, [.. _includedAt, .. path], 0);
        return nearby ?? resolution.Root.Find(resolution, path, 0);
    }

    private HoconValue? FromEnvironment() =>
        Environment.GetEnvironmentVariable(string.Join('.', path)) is { } text ? new HoconValue(text, Origin) : null;
}
