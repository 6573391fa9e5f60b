namespace Akka.Actor;

/// <summary>The base of the runtime's exceptions.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>An exception with a reason and a cause.</summary>
    protected AkkaException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>A name for an actor is malformed or taken.</summary>
public sealed class InvalidActorNameException(string message) : AkkaException(message);

/// <summary>A message was null.</summary>
public sealed class InvalidMessageException(string message) : AkkaException(message);

/// <summary>An actor could not be constructed or started.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>An actor was constructed other than by the runtime.</summary>
    public ActorInitializationException(string message)
        : base(message)
    {
    }

    /// <summary>The actor's construction or start failed with this cause.</summary>
    public ActorInitializationException(IActorRef actor, string message, Exception? cause = null)
        : base(message, cause) => Actor = actor;

    /// <summary>Which actor it was.</summary>
    public IActorRef? Actor { get; set; }
}

/// <summary>An actor was told <see cref="Kill"/>.</summary>
public sealed class ActorKilledException(string message) : AkkaException(message);

/// <summary>An actor that was watched died and the watcher did not handle its <see cref="Terminated"/>.</summary>
public sealed class DeathPactException(IActorRef deadActor) : AkkaException($"Unhandled death of {deadActor}: handle Terminated, or use WatchWith.")
{
    /// <summary>Who died.</summary>
    public IActorRef DeadActor { get; } = deadActor;
}

/// <summary>No answer came in time.</summary>
public sealed class AskTimeoutException(string message) : AkkaException(message);

/// <summary>The stash is full.</summary>
public sealed class StashOverflowException(string message, Exception? cause = null) : AkkaException(message, cause);

/// <summary>The actor used its context in a way that its state does not allow.</summary>
public sealed class IllegalActorStateException(string message) : AkkaException(message);

/// <summary>The new instance of an actor could not be constructed, or failed in <c>PostRestart</c>.</summary>
public sealed class PostRestartException : ActorInitializationException
{
    internal PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"{actor} could not be restarted: {cause.Message}", cause) => OriginalCause = originalCause;

    /// <summary>Why it was restarted in the first place.</summary>
    public Exception OriginalCause { get; }
}
