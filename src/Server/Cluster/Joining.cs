using Akka.Actor;
using Akka.Event;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>
/// How a node joins: it asks all nodes that it knows of whether it may, and joins one that has joined. When there is none, and nobody has
/// the log open, one node begins; the database decides which. So nodes start in any order, and two never begin at once.
/// </summary>
/// <param name="system">The actor system.</param>
/// <param name="identity">What this node has in common with the others.</param>
/// <param name="database">The log's database.</param>
/// <param name="known">Some of the nodes.</param>
internal sealed class Joining(ActorSystem system, NodeIdentity identity, NodeDatabase database, IReadOnlyList<NodeAddress> known)
{
    // A node that is not there costs the first the answer's time twice. One that is busy for longer is asked again.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan JoinTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // So many rounds until the administrator reads what this waits for.
    private const int RoundsUntilTold = 10;

    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(system);

    /// <summary>Joins, however long that takes.</summary>
    /// <exception cref="CannotJoinException">Another node refuses this one.</exception>
    /// <exception cref="LogException">The database cannot be used.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        for (var round = 1; !await TryJoinAsync(cancellation); round++)
        {
            if (round % RoundsUntilTold == 0)
                system.Log.Warning("waiting for another node: {0}", string.Join(", ", Others()));
            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task<bool> TryJoinAsync(CancellationToken cancellation)
    {
        if (await FindAsync() is { } member)
            return await JoinAsync(AddressOf(member), cancellation);
        using var beginning = database.TryBegin();
        if (beginning is null)
            return false;

        // Another may have begun since.
        if (await FindAsync() is { } other)
            return await JoinAsync(AddressOf(other), cancellation);
        return !database.IsLocked() && await JoinAsync(_cluster.SelfAddress, cancellation);
    }

    private async Task<bool> JoinAsync(Address address, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(JoinTimeout);
        try
        {
            await _cluster.JoinAsync(address, limit.Token);
            return true;
        }
        catch (Exception e) when (e is not CannotJoinException && !cancellation.IsCancellationRequested)
        {
            system.Log.Warning("could not join {0}:{1}: {2}", address.Host, address.Port, e.Message);
            return false;
        }
    }

    /// <summary>Finds a node that has joined.</summary>
    private async Task<NodeAddress?> FindAsync()
    {
        var answers = await Task.WhenAll(Others().Select(async node => (Node: node, Answer: await AskAsync(node))));
        if (Array.Find(answers, answer => answer.Answer is { Refusal.Length: > 0 }) is { Answer: { } refusing, Node: var by })
            throw new CannotJoinException($"node {by} refuses this node: {refusing.Refusal}");
        return Array.Find(answers, answer => answer.Answer is { HasJoined: true }).Node;
    }

    private async Task<NodeMessages.JoinAnswer?> AskAsync(NodeAddress node)
    {
        try
        {
            var responder = system.ActorSelection(new RootActorPath(AddressOf(node)) / "user" / JoinResponder.Name);
            return await responder.Ask<NodeMessages.JoinAnswer>(identity.JoinRequest, AnswerTimeout);
        }
        catch (Exception e) when (e is AskTimeoutException or TaskCanceledException)
        {
            return null;
        }
    }

    // The node that had the room last is one too.
    private IEnumerable<NodeAddress> Others() =>
        known.Append(database.CurrentNode()).OfType<NodeAddress>().Where(node => node != identity.Node).Distinct();

    private Address AddressOf(NodeAddress node) => _cluster.SelfAddress.WithHost(node.Host).WithPort(node.Port);
}
