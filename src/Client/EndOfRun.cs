using AkkaChat.Client.Session;

namespace AkkaChat.Client;

/// <summary>Decides by the state of the session when a run is over, and how it ends.</summary>
/// <param name="options">What the run should do.</param>
/// <param name="isInteractive">Whether a person can still do something about a failure.</param>
internal sealed class EndOfRun(ClientOptions options, bool isInteractive)
{
    /// <summary>How long to wait for the confirmation that the user has left; all lines are delivered by then.</summary>
    public static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Whether the user has left.</summary>
    public static bool HasLeft(SessionSnapshot session)
    {
        var hasQuit = session is { HasSubmittedQuit: true, UnackedCount: <= 1 } && DisconnectedFor(session) > LeaveTimeout;
        return (session.Farewell is not null || hasQuit) && (session.IsLeaving || session.HasInputEnded);
    }

    /// <summary>Why the run has failed; null while it has not.</summary>
    public string? WhyFailed(SessionSnapshot session)
    {
        var server = options.Address;
        if (session is { Farewell: { } farewell, IsRemoved: true })
            return $"{server} closed the connection ({farewell})";
        if (session is { ConnectionError: { } error, WasJoined: false } && options.Servers.HasTriedAll && ConnectionErrors.IsPermanent(error))
            return $"cannot connect to {options.Servers.Description}: {ConnectionErrors.DescribeWithRemedy(error)}";
        if (isInteractive)
            return null;
        if (session is { WasJoined: true, NeedsNickname: true })
            return $"{server} did not let you in again: {session.Refusal}";
        return DisconnectedFor(session) > options.ReconnectTimeout
            ? $"{DescribeOutage(session, server)} for {options.ReconnectTimeout.TotalSeconds:0} s"
            : null;
    }

    private static TimeSpan DisconnectedFor(SessionSnapshot session) => session.DisconnectedFor(TimeProvider.System.GetUtcNow());

    private string DescribeOutage(SessionSnapshot session, string server)
    {
        if (session.Farewell is { } farewell)
            return $"{server} closed the connection ({farewell}) and was not back";
        return session.WasJoined
            ? $"lost the connection to {server}"
            : $"cannot connect to {options.Servers.Description} ({ConnectionErrors.Describe(session.ConnectionError)})";
    }
}
