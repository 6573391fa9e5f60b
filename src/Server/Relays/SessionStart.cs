using System.Net;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Relays;

/// <summary>Where a resumable session starts.</summary>
/// <param name="Token">The secret that resumes it.</param>
/// <param name="IsTokenKnown">Whether the client has chosen the token, and can resume before it has heard from the server.</param>
/// <param name="At">The number of lines that the client has.</param>
/// <param name="Done">The number up to which the client's lines are done; null when the server does not know the client.</param>
/// <param name="From">The address for which the session counts.</param>
/// <param name="Missed">The events that the client was not told since it was here last; null when it is new.</param>
internal sealed record SessionStart(string Token, bool IsTokenKnown, long At, long? Done, IPAddress From, IReadOnlyList<StampedEvent>? Missed = null);
