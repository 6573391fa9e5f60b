namespace Akka.Configuration.Hocon;

/// <summary>A value as it was written: substitutions are not replaced yet, joined and overridden values not put together.</summary>
internal abstract class Node(Origin origin)
{
    private HoconValue? _value;
    private State _state;

    private enum State { Unknown, Running, Known }

    public Origin Origin => origin;

    /// <summary>As an error message calls it.</summary>
    public virtual string Description => "this value";

    /// <summary>The value that is meant, or null when it is undefined: an optional substitution that leads nowhere.</summary>
    public HoconValue? Resolve(Resolution resolution)
    {
        if (_state == State.Known)
            return _value;
        if (_state == State.Running)
            throw origin.Error($"{Description} refers to itself");
        resolution.Enter(this);
        _state = State.Running;
        _value = Evaluate(resolution);
        _state = State.Known;
        resolution.Leave();
        return _value;
    }

    /// <summary>What stands at a path below this node, from the key at <paramref name="from"/> on; null if nothing does.</summary>
    public virtual Node? Find(Resolution resolution, string[] path, int from)
    {
        if (from == path.Length)
            return this;
        var value = Resolve(resolution)?.Find(path, from);
        return value is null ? null : new ResolvedNode(value);
    }

    /// <summary>Tells the substitutions in the value of a field that lead to that field itself what stood there before.</summary>
    public virtual void Bind(FieldPath field, Node? earlier)
    {
    }

    protected abstract HoconValue? Evaluate(Resolution resolution);
}
