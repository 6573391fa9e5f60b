using Akka.Actor;
using Akka.Cluster;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>Tells the other nodes where clients reach this one, once it accepts them, and notes where clients reach the others.</summary>
internal sealed class AddressExchange : ReceiveActor
{
    /// <summary>Its name under the user guardian.</summary>
    public const string Name = "address-exchange";

    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private readonly NodeAddress _node;
    private NodeMessages.Accepts? _accepts;

    public AddressExchange(NodeAddress node, NodeDirectory directory)
    {
        _node = node;
        Receive<ClientAddresses>(Announce);
        Receive<NodeMessages.Accepts>(directory.SetAddresses);
        Receive<ClusterEvent.MemberUp>(up => Tell(up.Member));
        Receive<ClusterEvent.ReachableMember>(reachable => Tell(reachable.Member)); // what was told while it was not may be lost
        Receive<ClusterEvent.MemberRemoved>(removed =>
        {
            // A node that the others have removed, and that sees all of them go, still knows where its clients can go.
            if (_cluster.SelfMember.Status is MemberStatus.Up)
                directory.RemoveAddresses(removed.Member.NodeAddress);
        });
    }

    /// <summary>Props of the actor.</summary>
    /// <param name="node">This node.</param>
    /// <param name="directory">Where it notes where clients reach the others.</param>
    public static Props Props(NodeAddress node, NodeDirectory directory) => Akka.Actor.Props.Create(() => new AddressExchange(node, directory));

    /// <inheritdoc />
    protected override void PreStart() => _cluster.Subscribe(
        Self, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.MemberUp), typeof(ClusterEvent.MemberRemoved), typeof(ClusterEvent.ReachableMember));

    /// <inheritdoc />
    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private void Announce(ClientAddresses addresses)
    {
        _accepts = new NodeMessages.Accepts($"{_node}", $"{addresses.Plain}", $"{addresses.Tls}");
        foreach (var member in _cluster.State.Members)
            Tell(member);
    }

    private void Tell(Member member)
    {
        if (_accepts is not null && member.NodeAddress != _node)
            Context.ActorSelection(new RootActorPath(member.Address) / "user" / Name).Tell(_accepts, Self);
    }
}
