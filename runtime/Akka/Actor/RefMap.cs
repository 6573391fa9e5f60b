using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>What is kept for each of some actors. One entry, by far the most common case, needs no memory of its own.</summary>
internal struct RefMap<T>
{
    private IActorRef? _only;
    private T _value;
    private Dictionary<IActorRef, T>? _many;

    /// <summary>The one actor that there is an entry for, or null if there are more or none.</summary>
    internal readonly IActorRef? Only => _only;

    internal readonly bool TryGet(IActorRef actor, [MaybeNullWhen(false)] out T value)
    {
        if (_many is not null) return _many.TryGetValue(actor, out value);
        value = _value;
        return _only is not null && _only.Equals(actor);
    }

    internal void Set(IActorRef actor, T value)
    {
        if (_many is not null)
        {
            _many[actor] = value;
        }
        else if (_only is null || _only.Equals(actor))
        {
            _only = actor;
            _value = value;
        }
        else
        {
            _many = new() { [_only] = _value, [actor] = value };
            _only = null;
            _value = default!;
        }
    }

    internal bool Remove(IActorRef actor, [MaybeNullWhen(false)] out T value)
    {
        if (_many is not null) return _many.Remove(actor, out value);
        if (!TryGet(actor, out value)) return false;
        _only = null;
        _value = default!;
        return true;
    }

    internal bool Remove(IActorRef actor) => Remove(actor, out _);

    /// <summary>Forgets everything and returns whom it concerned.</summary>
    internal IReadOnlyCollection<IActorRef> TakeAll()
    {
        IReadOnlyCollection<IActorRef> all = _many is not null ? _many.Keys : _only is not null ? [_only] : [];
        this = default;
        return all;
    }
}
