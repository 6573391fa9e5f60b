namespace AkkaChat.Server.Relays.Messages;

/// <summary>An operator has the server stop: published on the event stream of each of its nodes.</summary>
/// <param name="After">After which time; null when it runs on.</param>
internal sealed record ShutdownScheduled(TimeSpan? After);
