using System.Security.Cryptography;
using System.Text;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>What nodes must have in common to be one room.</summary>
/// <param name="Node">This node's address.</param>
/// <param name="Secret">What all nodes know.</param>
/// <param name="Log">Names the database.</param>
/// <param name="Version">The version of the protocol between nodes.</param>
internal sealed record NodeIdentity(NodeAddress Node, string Secret, string Log, int Version = NodeIdentity.ProtocolVersion)
{
    /// <summary>Changes when nodes of the version before could not talk with this one any more.</summary>
    public const int ProtocolVersion = 1;

    /// <summary>The question of a node that wants to join. The secret itself does not go over the wire.</summary>
    public NodeMessages.JoinRequest JoinRequest => new(Version, Proof($"{Node}"), Log, $"{Node}");

    /// <summary>Why a node must not join; empty if it may.</summary>
    public string Refusal(NodeMessages.JoinRequest request)
    {
        if (request.Version != Version)
            return $"it speaks version {Version} of the protocol between nodes, this node {request.Version}: use the same version of the server";
        if (!CryptographicOperations.FixedTimeEquals(Convert.FromHexString(Proof(request.Node)), Convert.FromHexString(request.Proof)))
            return "it has another secret: give all nodes the same akkachat.cluster.secret";
        return request.Log == Log ? "" : "its room is recorded in another database: give all nodes the same --log";
    }

    private string Proof(string node) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{Version} {node}")));
}
