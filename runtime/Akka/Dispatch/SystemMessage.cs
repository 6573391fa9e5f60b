using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>A message of the runtime to an actor's cell. One object is in one queue at a time, linked by <see cref="Next"/>.</summary>
internal abstract class SystemMessage
{
    internal SystemMessage? Next;
}

/// <summary>Build the actor and start it.</summary>
internal sealed class Create : SystemMessage;

/// <summary>The supervisor decided for a restart.</summary>
internal sealed class Recreate(Exception cause) : SystemMessage
{
    internal Exception Cause { get; } = cause;
}

/// <summary>Handle no ordinary message until told to.</summary>
internal sealed class Suspend : SystemMessage;

/// <summary>Go on; after a failure of one's own (<see cref="ForFailure"/>) or one of an ancestor.</summary>
internal sealed class Resume(Exception? forFailure) : SystemMessage
{
    internal Exception? ForFailure { get; } = forFailure;
}

/// <summary>Stop: children first, then oneself.</summary>
internal sealed class Terminate : SystemMessage;

/// <summary>A child failed and waits for a decision.</summary>
internal sealed class Failed(IInternalActorRef child, Exception cause) : SystemMessage
{
    internal IInternalActorRef Child { get; } = child;

    internal Exception Cause { get; } = cause;
}

/// <summary>To the watchee: tell the watcher when you die.</summary>
internal sealed class Watch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    internal IInternalActorRef Watchee { get; } = watchee;

    internal IInternalActorRef Watcher { get; } = watcher;
}

/// <summary>To the watchee: the watcher is no longer interested.</summary>
internal sealed class Unwatch(IInternalActorRef watcher) : SystemMessage
{
    internal IInternalActorRef Watcher { get; } = watcher;
}

/// <summary>To a watcher or a parent: this actor is dead.</summary>
internal sealed class DeathWatchNotification(IInternalActorRef actor, bool existenceConfirmed) : SystemMessage
{
    internal IInternalActorRef Actor { get; } = actor;

    internal bool ExistenceConfirmed { get; } = existenceConfirmed;
}

/// <summary>A continuation of an asynchronous handler, to be run as the actor.</summary>
internal sealed class RunContinuation(Action run) : SystemMessage
{
    internal Action Run { get; } = run;
}
