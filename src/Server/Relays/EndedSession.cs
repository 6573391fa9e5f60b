namespace AkkaChat.Server.Relays;

/// <summary>How a resumable session ended.</summary>
/// <param name="Done">The number up to which the client's lines are done.</param>
/// <param name="Left">Whether the client left; otherwise it did not come back in time.</param>
internal readonly record struct EndedSession(long Done, bool Left);
