using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>What the runtime itself asks of every reference.</summary>
internal interface IInternalActorRef : IActorRef
{
    /// <summary>Whose child it is; itself for the root.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>Delivers a message of the runtime, ahead of all ordinary ones.</summary>
    void SendSystemMessage(SystemMessage message);
}

/// <summary>Identity and order of references: by path and uid.</summary>
public abstract class ActorRefBase : IActorRef
{
    /// <inheritdoc/>
    public abstract ActorPath Path { get; }

    /// <inheritdoc/>
    public void Tell(object message, IActorRef? sender)
    {
        if (message is null) throw new InvalidMessageException("A message must not be null.");
        TellInternal(message, sender!);
    }

    /// <inheritdoc/>
    public bool Equals(IActorRef? other) => ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IActorRef);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.Uid.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(IActorRef? other) =>
        Path.CompareTo(other?.Path) is not 0 and var order ? order : Path.Uid.CompareTo(other?.Path.Uid);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);

    /// <inheritdoc/>
    public override string ToString() => $"[{Path.ToStringWithUid()}]";

    /// <summary>Delivers a message that is known not to be null.</summary>
    protected abstract void TellInternal(object message, IActorRef sender);
}

/// <summary>A reference without an actor behind it: the runtime's own small endpoints derive from it.</summary>
internal abstract class MinimalActorRef : ActorRefBase, IInternalActorRef
{
    /// <inheritdoc/>
    public abstract IInternalActorRef Parent { get; }

    /// <inheritdoc/>
    public virtual void SendSystemMessage(SystemMessage message)
    {
        // Nothing lives here, so whoever watches it is told at once that it is dead.
        if (message is Watch watch && ReferenceEquals(watch.Watchee, this))
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: false));
    }
}

/// <summary>An actor that is not there; what is told to it is forgotten.</summary>
public sealed class Nobody : ActorRefBase, IInternalActorRef
{
    /// <summary>The only one.</summary>
    public static readonly Nobody Instance = new();

    private Nobody()
    {
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems")) / "Nobody";

    IInternalActorRef IInternalActorRef.Parent => this;

    void IInternalActorRef.SendSystemMessage(SystemMessage message)
    {
    }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
    }
}
