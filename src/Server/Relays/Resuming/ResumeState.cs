using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Relays.Resuming;

/// <summary>What lets a client go on after its connection broke: it belongs to the member, and moves from connection to connection.</summary>
/// <param name="start">Where the session started.</param>
/// <param name="settings">How much to keep.</param>
internal sealed class ResumeState(SessionStart start, SessionSettings settings)
{
    public string Token => Start.Token;

    /// <summary>Where it started, without the events that the client had missed: it has been told them.</summary>
    public SessionStart Start { get; } = start with { Missed = start.Missed is { } missed ? missed with { Events = [] } : null };

    /// <summary>The lines that the client may lack.</summary>
    public ReplayBuffer Replay { get; } = new(settings.MaxPendingBytes, start.At);

    /// <summary>The numbers of the client's own lines.</summary>
    public LineNumbers Numbers { get; } = new(start.Done ?? 0);

    /// <summary>The number up to which the client has been told that its lines are done.</summary>
    public long DoneSent { get; set; } = start.Done ?? 0;
}
