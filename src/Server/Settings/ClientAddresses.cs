namespace AkkaChat.Server.Settings;

/// <summary>Where clients reach a node.</summary>
/// <param name="Plain">Its plain door; null where they do not.</param>
/// <param name="Tls">Its door for TLS; null where they do not.</param>
internal sealed record ClientAddresses(NodeAddress? Plain, NodeAddress? Tls);
