using System.Collections.Concurrent;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>The nodes that are in the cluster, or were while this one is.</summary>
internal sealed class KnownNodes
{
    private readonly ConcurrentDictionary<NodeAddress, bool> _nodes = new();

    /// <summary>Notes a node.</summary>
    public void Add(NodeAddress node) => _nodes[node] = true;

    /// <summary>Whether a node is or was one of them.</summary>
    public bool Has(NodeAddress node) => _nodes.ContainsKey(node);
}
