using Akka.Actor;
using Akka.Cluster;
using Akka.Event;

namespace AkkaChat.Server.Cluster;

/// <summary>Notes which nodes come and go, and says so in the server log.</summary>
internal sealed class ClusterMonitor : ReceiveActor
{
    /// <summary>Its name under the user guardian.</summary>
    public const string Name = "cluster-monitor";

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);

    public ClusterMonitor(NodeDirectory directory)
    {
        Receive<ClusterEvent.MemberUp>(up =>
        {
            directory.Add(up.Member.NodeAddress);
            _log.Info("node {0} has joined: {1} in all", up.Member.NodeAddress, Count());
        });
        Receive<ClusterEvent.MemberRemoved>(_ => _cluster.SelfMember.Status is not MemberStatus.Up, _ => { }); // this one goes, and sees all others go
        Receive<ClusterEvent.MemberRemoved>(removed =>
            {
                var how = removed.PreviousStatus == MemberStatus.Down ? "is gone" : "has left";
                _log.Info("node {0} {1}: {2} in all", removed.Member.NodeAddress, how, Count());
            });
        Receive<ClusterEvent.UnreachableMember>(unreachable => _log.Warning("node {0} does not answer", unreachable.Member.NodeAddress));
        Receive<ClusterEvent.ReachableMember>(reachable => _log.Info("node {0} answers again", reachable.Member.NodeAddress));
        Receive<ClusterEvent.IMemberEvent>(_ => { });
    }

    /// <summary>Props of the actor.</summary>
    /// <param name="directory">Where it notes the nodes.</param>
    public static Props Props(NodeDirectory directory) => Akka.Actor.Props.Create(() => new ClusterMonitor(directory));

    /// <inheritdoc />
    protected override void PreStart() =>
        _cluster.Subscribe(Self, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent));

    /// <inheritdoc />
    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private int Count() => _cluster.State.Members.Count(member => member.Status is MemberStatus.Up or MemberStatus.WeaklyUp);
}
