using System.Net;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays.Resuming;

/// <summary>Where a resumable session starts.</summary>
/// <param name="Token">The secret that resumes it.</param>
/// <param name="IsTokenKnown">Whether the client has chosen the token, and can resume before it has heard from the server.</param>
/// <param name="At">The number of lines that the client has.</param>
/// <param name="Done">The number up to which the client's lines are done; null when the server does not know the client.</param>
/// <param name="From">The address for which the session counts.</param>
internal sealed record SessionStart(string Token, bool IsTokenKnown, long At, long? Done, IPAddress From)
{
    /// <summary>Whether the client says that it is a program.</summary>
    public bool IsProgram { get; init; }

    /// <summary>The number of the last event that the client has, in the log <see cref="Epoch"/>; 0 for none.</summary>
    public long LastEvent { get; init; }

    /// <summary>The epoch of the log that <see cref="LastEvent"/> belongs to.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>What the client was not told since it was here last; null when it has no cursor in this log.</summary>
    public MissedEvents? Missed { get; init; }

    /// <summary>The number of the last event that <see cref="Missed"/> takes into account.</summary>
    public long MissedUntil { get; init; }

    /// <summary>The member that the client was last.</summary>
    public MemberId Former { get; init; }
}
