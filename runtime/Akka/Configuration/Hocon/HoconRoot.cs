namespace Akka.Configuration.Hocon;

/// <summary>A parsed document. It is good for one use: to be included in another one, or to be read by itself.</summary>
public sealed class HoconRoot
{
    private readonly List<SubstitutionNode> _substitutions;
    private ObjectNode? _fields;
    private HoconValue? _value;

    internal HoconRoot(ObjectNode fields, List<SubstitutionNode> substitutions) =>
        (_fields, _substitutions) = (fields, substitutions);

    /// <summary>The object that the document is, with every substitution replaced.</summary>
    /// <exception cref="FormatException">A substitution has no value, or refers to itself.</exception>
    public HoconValue Value => _value ??= Resolution.Resolve(Take());

    /// <summary>Hands the document over to one that includes it at <paramref name="field"/> (null: at its root).</summary>
    internal ObjectNode IncludeAt(FieldPath? field, List<SubstitutionNode> substitutions)
    {
        if (field is not null)
        {
            foreach (var substitution in _substitutions)
                substitution.IncludeAt(field);
        }
        substitutions.AddRange(_substitutions);
        return Take();
    }

    // Merging and resolving leave their marks in the nodes, so that a second use would see the first one's.
    private ObjectNode Take()
    {
        var fields = _fields ?? throw new InvalidOperationException(
            "A parsed document can be included or read once only; parse it again.");
        _fields = null;
        return fields;
    }
}
