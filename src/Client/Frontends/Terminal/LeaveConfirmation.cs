namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>The question whether a second Ctrl+C shall leave. It expires, so that a Ctrl+C much later only clears the line again.</summary>
internal sealed class LeaveConfirmation(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private long? _asked;

    /// <summary>Whether the next Ctrl+C leaves.</summary>
    public bool IsAsked => _asked is { } asked && clock.GetElapsedTime(asked) < Lifetime;

    /// <summary>Asks.</summary>
    public void Ask() => _asked = clock.GetTimestamp();

    /// <summary>Withdraws the question.</summary>
    public void Withdraw() => _asked = null;
}
