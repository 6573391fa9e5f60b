using AkkaChat.Client.Session;

namespace AkkaChat.Client;

/// <summary>Counts which of the user's lines the server has, without the command to leave. All methods are thread-safe.</summary>
/// <param name="session">The session with the server.</param>
internal sealed class Delivery(ClientSession session)
{
    private int _accepted;

    /// <summary>How many of the accepted lines the server does not have, as far as it has said so.</summary>
    public int UndeliveredCount => Math.Max(0, Volatile.Read(ref _accepted) - session.Snapshot.AckedCount);

    /// <summary>Counts lines that the client has accepted from the user.</summary>
    public void Accept(int lines) => Interlocked.Add(ref _accepted, lines);

    /// <summary>Takes accepted lines back that were not sent.</summary>
    public void Withdraw(int lines) => Interlocked.Add(ref _accepted, -lines);

    /// <summary>Describes what became of the user's lines.</summary>
    public string Describe()
    {
        var outcome = session.Snapshot.WasJoined ? "confirmed" : "said";
        return UndeliveredCount switch
        {
            0 => Volatile.Read(ref _accepted) == 0 ? "nothing was said" : "all that was said was delivered",
            1 => $"1 line was not {outcome}",
            var lines => $"{lines:N0} lines were not {outcome}",
        };
    }
}
