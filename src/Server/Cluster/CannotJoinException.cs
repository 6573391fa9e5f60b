namespace AkkaChat.Server.Cluster;

/// <summary>This node cannot join the others.</summary>
/// <param name="message">One line: which node says what, and what to do.</param>
internal sealed class CannotJoinException(string message) : Exception(message);
