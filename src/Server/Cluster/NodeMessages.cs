namespace AkkaChat.Server.Cluster;

/// <summary>What nodes tell each other of themselves.</summary>
internal static class NodeMessages
{
    /// <summary>May this node join? Answered with <see cref="JoinAnswer"/>.</summary>
    /// <param name="Version">The version of the protocol between nodes.</param>
    /// <param name="Proof">Shows that the node knows the secret: see <see cref="NodeIdentity"/>.</param>
    /// <param name="Log">Names the database.</param>
    /// <param name="Node">The node's address.</param>
    public sealed record JoinRequest(int Version, string Proof, string Log, string Node);

    /// <summary>The answer.</summary>
    /// <param name="HasJoined">Whether the node that answers has joined the cluster itself.</param>
    /// <param name="Refusal">Why the other must not join; empty if it may.</param>
    public sealed record JoinAnswer(bool HasJoined, string Refusal);

    /// <summary>A node accepts clients.</summary>
    /// <param name="Node">The node's address.</param>
    /// <param name="Plain">Where clients reach its plain door; empty where they do not.</param>
    /// <param name="Tls">Where clients reach its door for TLS; empty where they do not.</param>
    public sealed record Accepts(string Node, string Plain, string Tls);
}
