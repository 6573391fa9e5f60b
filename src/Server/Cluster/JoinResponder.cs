using Akka.Actor;
using Akka.Cluster;

namespace AkkaChat.Server.Cluster;

/// <summary>Answers nodes that want to join.</summary>
internal sealed class JoinResponder : ReceiveActor
{
    /// <summary>Its name under the user guardian.</summary>
    public const string Name = "join-responder";

    public JoinResponder(NodeIdentity identity)
    {
        var cluster = Akka.Cluster.Cluster.Get(Context.System);
        Receive<NodeMessages.JoinRequest>(request => Sender.Tell(
            new NodeMessages.JoinAnswer(cluster.SelfMember.Status is MemberStatus.Up or MemberStatus.WeaklyUp, identity.Refusal(request)), Self));
    }

    /// <summary>Props of the actor.</summary>
    /// <param name="identity">What a node must have in common with this one.</param>
    public static Props Props(NodeIdentity identity) => Akka.Actor.Props.Create(() => new JoinResponder(identity));
}
