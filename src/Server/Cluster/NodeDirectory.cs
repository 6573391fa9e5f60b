using System.Collections.Concurrent;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>The nodes of this cluster, those that have gone too, and where clients reach the others that are here.</summary>
internal sealed class NodeDirectory
{
    // Null before a node has said where clients reach it, and after it has gone.
    private readonly ConcurrentDictionary<NodeAddress, ClientAddresses?> _nodes = new();

    /// <summary>Where clients reach the others now, in the same order on every node.</summary>
    public IReadOnlyList<ClientAddresses> Addresses =>
        [.. _nodes.OrderBy(node => $"{node.Key}", StringComparer.Ordinal).Select(node => node.Value).OfType<ClientAddresses>()];

    /// <summary>Whether a node is in the cluster, or was while this one is.</summary>
    public bool Has(NodeAddress node) => _nodes.ContainsKey(node);

    /// <summary>Notes a node.</summary>
    public void Add(NodeAddress node) => _nodes.TryAdd(node, null);

    /// <summary>Notes where clients reach a node, as it says.</summary>
    public void SetAddresses(NodeMessages.Accepts accepts) =>
        _nodes[NodeAddress.Parse(accepts.Node)] = new ClientAddresses(Parse(accepts.Plain), Parse(accepts.Tls));

    /// <summary>Forgets where clients reach a node that has gone.</summary>
    public void RemoveAddresses(NodeAddress node) => _nodes[node] = null;

    private static NodeAddress? Parse(string address) => address.Length == 0 ? null : NodeAddress.Parse(address);
}
