namespace AkkaChat.Client;

/// <summary>The server, or the nodes of one: they are tried in turn, and one that works is kept until its connection ends.</summary>
/// <param name="servers">Where they are, at least one.</param>
internal sealed class ServerList(IReadOnlyList<(string Host, int Port)> servers) : IEquatable<ServerList>
{
    private int _attempts;

    private IReadOnlyList<(string Host, int Port)> Servers => servers;

    /// <summary>The one that was tried last; the first before that.</summary>
    public (string Host, int Port) Current => servers[Math.Max(0, Volatile.Read(ref _attempts) - 1) % servers.Count];

    /// <summary>Whether each has been tried.</summary>
    public bool HasTriedAll => Volatile.Read(ref _attempts) >= servers.Count;

    /// <summary>Whether both are about the same servers.</summary>
    public bool Equals(ServerList? other) => other is not null && Servers.SequenceEqual(other.Servers);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ServerList);

    /// <inheritdoc />
    public override int GetHashCode() => Servers.Count;

    /// <summary>Chooses the one for the next connection.</summary>
    public (string Host, int Port) Next()
    {
        Interlocked.Increment(ref _attempts);
        return Current;
    }
}
