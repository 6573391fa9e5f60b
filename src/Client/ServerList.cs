using AkkaChat.Settings;

namespace AkkaChat.Client;

/// <summary>The server, or the nodes of one: they are tried in turn, and one that works is kept until its connection ends.</summary>
/// <param name="servers">Where they are, at least one.</param>
internal sealed class ServerList(IReadOnlyList<(string Host, int Port)> servers) : IEquatable<ServerList>
{
    // A server of more nodes than this, or one that wants to do harm, is not followed everywhere.
    private const int MaxOthers = 16;

    private readonly Lock _gate = new();
    private (string Host, int Port) _current = servers[0];
    private int _attempts;
    private LastServer? _last;

    /// <summary>All of them, as the user has given them.</summary>
    public IReadOnlyList<(string Host, int Port)> All => servers;

    /// <summary>The first of them.</summary>
    public (string Host, int Port) First => servers[0];

    /// <summary>The one that was tried last; the one that is tried first before that.</summary>
    public (string Host, int Port) Current
    {
        get
        {
            lock (_gate)
                return _current;
        }
    }

    /// <summary>Whether each has been tried.</summary>
    public bool HasTriedAll => Volatile.Read(ref _attempts) >= servers.Count;

    /// <summary>Whether both are about the same servers.</summary>
    public bool Equals(ServerList? other) => other?.ToString() == ToString();

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ServerList);

    /// <inheritdoc />
    public override int GetHashCode() => servers.Count;

    /// <summary>All of them, with commas between them.</summary>
    public override string ToString() => string.Join(',', servers.Select(NameOf));

    /// <summary>All of them, as a line about a failure names them.</summary>
    public string Description => servers.Count == 1 ? NameOf(First) : $"any of {string.Join(", ", servers.Select(NameOf))}";

    /// <summary>Begins with the one that worked last, and notes which works from now on.</summary>
    public void Remember(LastServer last)
    {
        if (servers.Count == 1)
            return;
        _last = last;
        var found = last.Find(ToString());
        lock (_gate)
            _current = servers.FirstOrDefault(server => NameOf(server) == found, _current);
    }

    /// <summary>Notes that the one that was tried last works.</summary>
    public void NoteWorking()
    {
        var current = Current;
        if (servers.Contains(current))
            _last?.Put(ToString(), NameOf(current));
    }

    /// <summary>Chooses the one for the next connection.</summary>
    /// <param name="others">What a server has said where its other nodes are, with commas between them: they come after the user's own.</param>
    public (string Host, int Port) Next(string others = "")
    {
        List<(string Host, int Port)> all = [.. servers.Concat(Parse(others)).Distinct()];
        lock (_gate)
            _current = Interlocked.Increment(ref _attempts) == 1 ? _current : all[(all.IndexOf(_current) + 1) % all.Count];
        return Current;
    }

    private static string NameOf((string Host, int Port) server) => $"{new HostPort(server.Host, server.Port)}";

    private static IEnumerable<(string Host, int Port)> Parse(string others) =>
        others.Length > 0 && new ServerAddress(others, null).TrySplitAll(out var servers, out _)
            ? servers.Take(MaxOthers).Where(server => server is { Host.Length: > 0, Port: not null }).Select(server => (server.Host!, server.Port!.Value))
            : [];
}
