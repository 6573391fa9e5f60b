namespace AkkaChat.Server.Relays;

/// <summary>Where a resumable session starts.</summary>
/// <param name="Token">The secret that resumes it.</param>
/// <param name="At">The number of lines that the client has.</param>
/// <param name="Done">The number up to which the client's lines are done; null when the server does not know the client.</param>
internal sealed record SessionStart(string Token, long At, long? Done);
