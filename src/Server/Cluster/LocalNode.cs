using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>This node among others.</summary>
/// <param name="Settings">Where it is, and how nodes trust each other.</param>
/// <param name="Database">The log's database, which all nodes share.</param>
/// <param name="Identity">What the others must have in common with it.</param>
internal sealed record LocalNode(ClusterSettings Settings, NodeDatabase Database, NodeIdentity Identity)
{
    /// <summary>The nodes of its cluster, and where clients reach them.</summary>
    public NodeDirectory Directory { get; } = new();

    /// <summary>This node; null for a server without others. Creates the log if there is none.</summary>
    /// <exception cref="LogException">The database cannot be used.</exception>
    public static LocalNode? Create(ServerSettings settings)
    {
        if (settings.Cluster.Node is not { } address)
            return null;
        var database = new NodeDatabase(settings.Log, address);
        return new LocalNode(settings.Cluster, database, new NodeIdentity(address, settings.Cluster.Secret, database.Prepare()));
    }
}
