using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Values side by side: text joins to text (with the blanks between), array to array, object to object.</summary>
internal sealed class ConcatNode(List<Node> parts, List<string> blanks, Origin origin) : Node(origin)
{
    // parts and blanks are of one length: blanks[i] stand before parts[i].

    public override void Bind(FieldPath field, Node? earlier)
    {
        // An object builds upon what stands to its left, just as it does upon an earlier value of its field.
        var left = parts[0];
        left.Bind(field, earlier);
        for (var i = 1; i < parts.Count; i++)
        {
            parts[i].Bind(field, parts[i] is ObjectNode ? left : earlier);
            left = new LayeredNode(left, parts[i]);
        }
    }

    public override Node? Find(Resolution resolution, string[] path, int from)
    {
        if (from == path.Length)
            return this;
        var layers = parts[0];
        for (var i = 1; i < parts.Count; i++)
            layers = new LayeredNode(layers, parts[i]);
        return layers.Find(resolution, path, from);
    }

    protected override HoconValue? Evaluate(Resolution resolution)
    {
        var values = new HoconValue?[parts.Count];
        HoconValue? first = null;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = parts[i].Resolve(resolution);
            first ??= values[i];
            if (values[i] is { } value && value.KindName != first!.KindName)
                throw parts[i].Origin.Error($"{value.KindName} cannot be joined with {first.KindName}");
        }
        if (first is null)
            return null;
        return first.IsObject() ? JoinObjects(values) : first.IsArray() ? JoinArrays(values) : JoinText(values);
    }

    private static HoconValue? JoinObjects(HoconValue?[] values)
    {
        HoconValue? joined = null;
        foreach (var value in values)
            joined = joined is null || value is null ? value ?? joined : HoconValue.Merge(value, joined);
        return joined;
    }

    private HoconValue JoinArrays(HoconValue?[] values)
    {
        var joined = new List<HoconValue>();
        foreach (var value in values)
        {
            if (value is not null)
                joined.AddRange(value.GetArray());
        }
        return new HoconValue(joined, Origin);
    }

    private HoconValue JoinText(HoconValue?[] values)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
            joined.Append(i == 0 ? "" : blanks[i]).Append(values[i]?.Text);
        return new HoconValue(joined.ToString(), Origin);
    }
}
