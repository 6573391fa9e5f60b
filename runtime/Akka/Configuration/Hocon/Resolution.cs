namespace Akka.Configuration.Hocon;

/// <summary>One pass over a document that turns its nodes into values.</summary>
internal sealed class Resolution(ObjectNode root)
{
    /// <summary>Bounds the stack: values that refer to values that refer to values …</summary>
    private const int MaxDepth = 1_000;

    private int _depth;

    public ObjectNode Root => root;

    /// <summary>The value of a document.</summary>
    /// <exception cref="FormatException">A substitution has no value, or refers to itself.</exception>
    public static HoconValue Resolve(ObjectNode root) => root.Resolve(new Resolution(root))!;

    public void Enter(Node node)
    {
        if (++_depth > MaxDepth)
            throw node.Origin.Error($"{node.Description} leads through more than {MaxDepth} values");
    }

    public void Leave() => _depth--;
}
