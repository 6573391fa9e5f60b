using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>What a supervisor remembers of a child: its reference and how often it was restarted lately.</summary>
internal sealed class ChildStats(IInternalActorRef child)
{
    private int _restarts;
    private long _windowStart;

    internal IInternalActorRef Child { get; } = child;

    /// <summary>The supervisor has told it to stop.</summary>
    internal bool IsStopping { get; set; }

    /// <summary>Counts a restart. False: it is one too many for the window.</summary>
    internal bool MayRestart(int maxRetries, TimeSpan? window)
    {
        if (maxRetries == 0) return false;
        if (maxRetries < 0 && window is null) return true;
        var limit = maxRetries < 0 ? 1 : maxRetries; // a window without a number allows one restart within it
        var now = Environment.TickCount64;
        if (window is { } span && (_restarts == 0 || now - _windowStart > span.TotalMilliseconds))
        {
            _windowStart = now;
            _restarts = 1;
            return true;
        }

        return ++_restarts <= limit;
    }
}

/// <summary>The children of one actor by name. It is locked because a system's top-level actors are created from any thread;
/// an actor's own use of it meets no contention.</summary>
internal sealed class Children
{
    /// <summary>Of every actor that stops before it has had a child: none, and none is added.</summary>
    internal static readonly Children None = new() { _closed = true };

    private readonly Dictionary<string, ChildStats> _byName = [];
    private long _generatedNames;
    private bool _closed;

    internal bool IsEmpty
    {
        get
        {
            lock (_byName) return _byName.Count == 0;
        }
    }

    /// <summary>Adds a child that <paramref name="make"/> builds from its final name, under a lock so that a name is used once.</summary>
    /// <exception cref="InvalidActorNameException">The name is malformed or taken.</exception>
    internal LocalActorRef Add(string? name, ActorPath parent, Func<ActorPath, LocalActorRef> make)
    {
        if (name is not null && !ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException($"'{name}' cannot be an actor's name: use ASCII letters, digits and -_.*+:@&=,!~';(), not beginning with $.");
        lock (_byName)
        {
            if (_closed) throw new InvalidOperationException($"{parent} is stopping and cannot have new children.");
            if (name is not null && _byName.ContainsKey(name)) throw new InvalidActorNameException($"The name '{name}' is taken below {parent}.");
            name ??= "$" + GenerateName();
            var child = make(parent.NewChild(name));
            _byName.Add(name, new ChildStats(child));
            return child;
        }
    }

    internal void Remove(IInternalActorRef child)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(child.Path.Name, out var stats) && stats.Child.Equals(child)) _byName.Remove(child.Path.Name);
        }
    }

    internal bool TryGet(string name, [NotNullWhen(true)] out ChildStats? stats)
    {
        lock (_byName) return _byName.TryGetValue(name, out stats);
    }

    internal bool TryGet(IActorRef child, [NotNullWhen(true)] out ChildStats? stats) =>
        TryGet(child.Path.Name, out stats) && stats.Child.Equals(child);

    internal ChildStats[] Snapshot()
    {
        lock (_byName) return [.. _byName.Values];
    }

    /// <summary>No child is added from now on.</summary>
    internal void Close()
    {
        lock (_byName) _closed = true;
    }

    private string GenerateName()
    {
        const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";
        Span<char> name = stackalloc char[12];
        var length = 0;
        var rest = _generatedNames++;
        do
        {
            name[length++] = Digits[(int)(rest & 63)];
            rest >>= 6;
        }
        while (rest != 0);
        return new string(name[..length]);
    }
}
