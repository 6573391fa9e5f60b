namespace Akka.Configuration.Hocon;

internal sealed class ArrayNode(List<Node> elements, Origin origin) : Node(origin)
{
    public override void Bind(FieldPath field, Node? earlier)
    {
        foreach (var element in elements)
        {
            if (element is not ObjectNode)
                element.Bind(field, earlier);
        }
    }

    protected override HoconValue Evaluate(Resolution resolution)
    {
        var values = new List<HoconValue>(elements.Count);
        foreach (var element in elements)
        {
            if (element.Resolve(resolution) is { } value)
                values.Add(value);
        }
        return new HoconValue(values, Origin);
    }
}
