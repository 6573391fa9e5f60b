namespace AkkaChat.Client;

/// <summary>The run failed.</summary>
/// <param name="message">One line for the user: what is wrong, where, and what to do.</param>
internal sealed class ClientException(string message) : Exception(message);
