using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Tools.Singleton;

namespace AkkaChat.Server.Cluster;

/// <summary>
/// Stops this node's singleton manager when it waits to hand the room over and all other nodes leave too. Akka.Cluster.Tools asks the next node to take the room,
/// but a node that leaves takes none.
/// </summary>
internal sealed class HandOverWatcher : ReceiveActor
{
    /// <summary>Its name under the user guardian.</summary>
    public const string Name = "hand-over-watcher";

    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private readonly HashSet<UniqueAddress> _staying = [];
    private readonly IActorRef _manager;
    private bool _waits;

    public HandOverWatcher(IActorRef manager)
    {
        _manager = manager;
        Receive<FSMBase.CurrentState<ClusterSingletonState>>(_ => { }); // no node has the room yet
        Receive<FSMBase.Transition<ClusterSingletonState>>(transition =>
        {
            _waits = transition.To == ClusterSingletonState.WasOldest;
            StopWhenAlone();
        });
        Receive<ClusterEvent.MemberUp>(up => _staying.Add(up.Member.UniqueAddress));
        Receive<ClusterEvent.IMemberEvent>(change =>
        {
            _staying.Remove(change.Member.UniqueAddress);
            StopWhenAlone();
        });
    }

    /// <summary>Props of the actor.</summary>
    /// <param name="manager">The manager of the room's singleton.</param>
    public static Props Props(IActorRef manager) => Akka.Actor.Props.Create(() => new HandOverWatcher(manager));

    /// <inheritdoc />
    protected override void PreStart()
    {
        _cluster.Subscribe(Self, ClusterEvent.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent));
        _manager.Tell(new FSMBase.SubscribeTransitionCallBack(Self));
    }

    /// <inheritdoc />
    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private void StopWhenAlone()
    {
        if (_waits && _staying.Count == 0)
            _manager.Tell(PoisonPill.Instance);
    }
}
