using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// The runtime's side of one actor: it outlives the instances that restarts create, owns the mailbox and the children, and is
/// the context that the actor sees. Everything here runs on the actor's own thread unless it says otherwise.
/// </summary>
/// <remarks>
/// This file: identity, context and behaviour. ActorCell.Lifecycle: create, restart, stop. ActorCell.Supervision: failures, own
/// and the children's. ActorCell.DeathWatch: watching and being watched. ActorCell.Receiving: from the mailbox to the actor.
/// </remarks>
internal sealed partial class ActorCell : IActorContext
{
    /// <summary>The sender of what is sent outside of every actor; null: nobody. A test kit puts its test actor here.</summary>
    internal static readonly AsyncLocal<IActorRef?> SenderOutsideActors = new();

    [ThreadStatic]
    private static ActorCell? _current;

    private readonly LocalActorRef _self;
    private readonly IInternalActorRef _parent;
    private readonly Mailbox _mailbox;
    private ActorBase? _actor;
    private Receive? _behaviour;
    private Stack<Receive>? _behavioursBelow;
    private Children? _children;

    internal ActorCell(ActorSystemImpl system, LocalActorRef self, IInternalActorRef parent, Props props)
    {
        SystemImpl = system;
        _self = self;
        _parent = parent;
        Props = props;
        _mailbox = new Mailbox(this, system.Dispatchers.Lookup(props.Dispatcher));
    }

    /// <inheritdoc/>
    public IActorRef Self => _self;

    /// <inheritdoc/>
    public Props Props { get; }

    internal IActorRef Sender => _sender ?? SystemImpl.DeadLetters;

    /// <inheritdoc/>
    public ActorSystem System => SystemImpl;

    /// <inheritdoc/>
    public IActorRef Parent => _parent;

    /// <summary>The cell whose mailbox runs on this thread.</summary>
    internal static ActorCell? Current => _current;

    internal static IActorRef? CurrentSelf => _current is { } cell ? cell._self : SenderOutsideActors.Value;

    internal static IActorRef? CurrentSender => _current?._sender;

    internal ActorSystemImpl SystemImpl { get; }

    internal IInternalActorRef InternalParent => _parent;

    internal Mailbox Mailbox => _mailbox;

    /// <summary>Made when first needed: most actors have none. May be called from any thread for a guardian.</summary>
    internal Children Children => _children ?? Interlocked.CompareExchange(ref _children, new Children(), null) ?? _children;

    internal static ActorCell? Enter(ActorCell cell)
    {
        var outer = _current;
        _current = cell;
        return outer;
    }

    internal static void Leave(ActorCell? outer) => _current = outer;

    /// <inheritdoc/>
    public IActorRef ActorOf(Props props, string? name = null)
    {
        var child = Children.Add(name, _self.Path, path => new LocalActorRef(SystemImpl, props, _self, path));
        child.Cell.Start();
        return child;
    }

    /// <inheritdoc/>
    public IActorRef Child(string name) => _children is not null && _children.TryGet(name, out var child) ? child.Child : ActorRefs.Nobody;

    /// <inheritdoc/>
    public IEnumerable<IActorRef> GetChildren() => _children is null ? [] : Array.ConvertAll(_children.Snapshot(), static c => c.Child);

    /// <inheritdoc/>
    public void Stop(IActorRef child)
    {
        if (_children is not null && _children.TryGet(child, out var stats)) stats.IsStopping = true;
        ((IInternalActorRef)child).SendSystemMessage(new Dispatch.SysMsg.Terminate());
    }

    internal void Become(Receive receive) => _behaviour = receive;

    internal void BecomeStacked(Receive receive)
    {
        (_behavioursBelow ??= new Stack<Receive>()).Push(_behaviour!);
        _behaviour = receive;
    }

    internal void UnbecomeStacked() => _behaviour = _behavioursBelow is { Count: > 0 } below ? below.Pop() : _actor!.Receive;
}
