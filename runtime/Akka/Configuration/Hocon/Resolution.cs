using System.Runtime.CompilerServices;

namespace Akka.Configuration.Hocon;

/// <summary>One pass over a document that turns its nodes into values.</summary>
internal sealed class Resolution(ObjectNode root)
{
    /// <summary>Bounds how far values refer to values: the stack must suffice for this, and for whoever walks the result.</summary>
    private const int MaxDepth = 400;

    private int _depth;

    public ObjectNode Root => root;

    /// <summary>The value of a document.</summary>
    /// <exception cref="FormatException">A substitution has no value, or refers to itself.</exception>
    public static HoconValue Resolve(ObjectNode root) => root.Resolve(new Resolution(root))!;

    public void Enter(Node node)
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw node.Origin.Error($"{node.Description} leads through too many values");
    }

    public void Leave() => _depth--;
}
