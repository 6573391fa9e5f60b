namespace AkkaChat.Client;

/// <summary>The pauses between attempts to reconnect; each is about twice the one before.</summary>
/// <param name="First">The first pause.</param>
/// <param name="Longest">The longest pause.</param>
internal sealed record RetryPauses(TimeSpan First, TimeSpan Longest);
