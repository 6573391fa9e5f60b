using System.Collections.Concurrent;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>Where clients reach the other nodes that are in the cluster.</summary>
internal sealed class NodeDirectory
{
    private readonly ConcurrentDictionary<NodeAddress, ClientAddresses> _nodes = new();

    /// <summary>The addresses now, in the same order on every node.</summary>
    public IReadOnlyList<ClientAddresses> Addresses => [.. _nodes.OrderBy(node => $"{node.Key}", StringComparer.Ordinal).Select(node => node.Value)];

    /// <summary>Notes what a node has said.</summary>
    public void Put(NodeMessages.Accepts accepts) => _nodes[NodeAddress.Parse(accepts.Node)] = new ClientAddresses(Parse(accepts.Plain), Parse(accepts.Tls));

    /// <summary>Forgets a node that has gone.</summary>
    public void Remove(NodeAddress node) => _nodes.TryRemove(node, out _);

    private static NodeAddress? Parse(string address) => address.Length == 0 ? null : NodeAddress.Parse(address);
}
