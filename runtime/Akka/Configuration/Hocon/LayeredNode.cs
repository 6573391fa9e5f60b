namespace Akka.Configuration.Hocon;

/// <summary>A value set over an earlier one: objects merge, anything else hides what is below.</summary>
internal sealed class LayeredNode(Node below, Node above) : Node(above.Origin)
{
    public Node Above => above;

    public int Height { get; } = 1 + ((below as LayeredNode)?.Height ?? 0) + ((above as LayeredNode)?.Height ?? 0);

    public override void Bind(FieldPath field, Node? earlier)
    {
        below.Bind(field, earlier);
        above.Bind(field, earlier);
    }

    public override Node? Find(Resolution resolution, string[] path, int from)
    {
        if (from == path.Length)
            return this;
        resolution.Enter(this);
        var found = Visible(above.Find(resolution, path, from), resolution, path, from);
        resolution.Leave();
        return found;
    }

    protected override HoconValue? Evaluate(Resolution resolution)
    {
        var upper = above.Resolve(resolution);
        if (upper is null)
            return below.Resolve(resolution);
        if (!upper.IsObject() || below.Resolve(resolution) is not { } lower || !lower.IsObject())
            return upper;
        return HoconValue.Merge(upper, lower);
    }

    /// <summary>What is found above, together with what shines through from below.</summary>
    private Node? Visible(Node? upper, Resolution resolution, string[] path, int from)
    {
        if (upper is TextNode or ArrayNode)
            return upper;
        if (above is not ObjectNode && above.Resolve(resolution) is { } value && !value.IsObject())
            return null;
        var lower = below.Find(resolution, path, from);
        return upper is null || lower is null ? upper ?? lower : new LayeredNode(lower, upper);
    }
}
