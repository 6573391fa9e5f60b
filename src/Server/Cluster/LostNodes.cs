using Akka.Actor;
using Akka.Cluster;

namespace AkkaChat.Server.Cluster;

/// <summary>
/// Nodes that have died and are not removed yet. Beside one no node leaves: the room cannot be handed over before it is removed, and Akka's split-brain resolver
/// does not count on a node that leaves. Of three nodes, the last could be no majority, and would end too.
/// </summary>
internal static class LostNodes
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Waits until all other nodes answer that do not leave too. The phase of the shutdown bounds it (<see cref="ClusterConfig"/>).</summary>
    public static async Task AwaitRemovalAsync(ActorSystem system)
    {
        var cluster = Akka.Cluster.Cluster.Get(system);
        while (!cluster.IsTerminated)
        {
            var others = cluster.State.Members.Where(member => member.Status is MemberStatus.Up or MemberStatus.WeaklyUp && member.UniqueAddress != cluster.SelfUniqueAddress);
            var answers = await Task.WhenAll(others.Select(other => AnswersAsync(system, other)));
            if (answers.All(answered => answered))
                return;
        }
    }

    private static async Task<bool> AnswersAsync(ActorSystem system, Member node)
    {
        try
        {
            await system.ActorSelection(new RootActorPath(node.Address) / "user" / JoinResponder.Name).ResolveOne(AnswerTimeout);
            return true;
        }
        catch (ActorNotFoundException)
        {
            return false;
        }
    }
}
