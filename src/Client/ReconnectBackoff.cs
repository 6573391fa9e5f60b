namespace AkkaChat.Client;

/// <summary>The pauses between attempts to reconnect; each is about twice the one before.</summary>
/// <param name="MinBackoff">The first pause.</param>
/// <param name="MaxBackoff">The longest pause.</param>
internal sealed record ReconnectBackoff(TimeSpan MinBackoff, TimeSpan MaxBackoff);
