namespace AkkaChat.Client;

/// <summary>Whoever is at the address does not greet like an AkkaChat server.</summary>
/// <param name="message">What was expected, or came instead, in a few words.</param>
internal sealed class NotAkkaChatException(string message) : Exception(message);
