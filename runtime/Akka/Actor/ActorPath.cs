namespace Akka.Actor;

/// <summary>Where an actor stands in the tree of its system: a name, and the path of its parent.</summary>
/// <remarks>Two paths are equal when their names are. The uid tells two incarnations of one name apart, and with it two references.</remarks>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    private const string ExtraSymbols = "-_.*$+:@&=,!~';()";
    private static long _lastUid;

    private protected ActorPath(ActorPath? parent, string name, long uid)
    {
        ParentOrNull = parent;
        Name = name;
        Uid = uid;
    }

    /// <summary>The last element of the path.</summary>
    public string Name { get; }

    /// <summary>Which incarnation of this name it is; 0 means any.</summary>
    public long Uid { get; }

    /// <summary>The path one level up; the root's parent is itself.</summary>
    public ActorPath Parent => ParentOrNull ?? this;

    /// <summary>The system that the path begins in.</summary>
    public abstract Address Address { get; }

    internal ActorPath? ParentOrNull { get; }

    /// <summary>The path of a child with this name, of any incarnation.</summary>
    public static ActorPath operator /(ActorPath path, string name) => new ChildActorPath(path, name, 0);

    /// <summary>Compares names.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares names.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    /// <summary>Whether a name may be given to an actor: not empty, not beginning with <c>$</c>, ASCII letters, digits and
    /// <c>-_.*$+:@&amp;=,!~';()</c>.</summary>
    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$') return false;
        foreach (var c in s)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !ExtraSymbols.Contains(c)) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ActorPath? other)
    {
        ActorPath? a = this, b = other;
        while (!ReferenceEquals(a, b))
        {
            if (a is null || b is null || a.Name != b.Name) return false;
            if (a.ParentOrNull is null || b.ParentOrNull is null) return a.ParentOrNull == b.ParentOrNull && a.Address.Equals(b.Address);
            (a, b) = (a.ParentOrNull, b.ParentOrNull);
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(ActorPath? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <summary>The path with its address: <c>akka://system/user/name</c>.</summary>
    public override string ToString() => Address + ToStringWithoutAddress();

    /// <summary>The path alone: <c>/user/name</c>.</summary>
    public string ToStringWithoutAddress() =>
        ParentOrNull is null ? "/" : ParentOrNull.ParentOrNull is null ? "/" + Name : ParentOrNull.ToStringWithoutAddress() + "/" + Name;

    /// <summary>The path with its address and, after a <c>#</c>, its uid.</summary>
    public string ToStringWithUid() => Uid == 0 ? ToString() : ToString() + "#" + Uid;

    internal static long NextUid() => Interlocked.Increment(ref _lastUid);

    internal ActorPath NewChild(string name) => new ChildActorPath(this, name, NextUid());
}

/// <summary>The path of a system's root.</summary>
public sealed class RootActorPath : ActorPath
{
    internal RootActorPath(Address address)
        : base(null, "/", 0) => Address = address;

    /// <inheritdoc/>
    public override Address Address { get; }
}

/// <summary>Any path below the root.</summary>
public sealed class ChildActorPath : ActorPath
{
    /// <summary>A path one level below another.</summary>
    public ChildActorPath(ActorPath parentPath, string name, long uid)
        : base(parentPath, name, uid)
    {
    }

    /// <inheritdoc/>
    public override Address Address => ParentOrNull!.Address;
}

/// <summary>Which system an actor lives in.</summary>
public sealed class Address : IEquatable<Address>
{
    internal Address(string protocol, string system) => (Protocol, System) = (protocol, system);

    /// <summary>Always <c>akka</c>: there is no remoting here.</summary>
    public string Protocol { get; }

    /// <summary>The name of the actor system.</summary>
    public string System { get; }

    /// <inheritdoc/>
    public bool Equals(Address? other) => other is not null && Protocol == other.Protocol && System == other.System;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Address);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Protocol, System);

    /// <inheritdoc/>
    public override string ToString() => $"{Protocol}://{System}";
}
