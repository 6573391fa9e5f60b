using Akka.Event;

namespace Akka.Actor;

/// <summary>What to do with a failed child.</summary>
public enum Directive
{
    /// <summary>Go on with the next message as if nothing had happened.</summary>
    Resume,

    /// <summary>Go on with a new instance; mailbox and path stay.</summary>
    Restart,

    /// <summary>Fail oneself, so that the next level decides.</summary>
    Escalate,

    /// <summary>Stop it for good.</summary>
    Stop,
}

/// <summary>Maps a child's failure to a <see cref="Directive"/>.</summary>
public interface IDecider
{
    /// <summary>Decides on a failure.</summary>
    Directive Decide(Exception cause);
}

/// <summary>A decider from a function.</summary>
public sealed class LocalOnlyDecider(Func<Exception, Directive> decider) : IDecider
{
    /// <inheritdoc/>
    public Directive Decide(Exception cause) => decider(cause);
}

/// <summary>How an actor deals with the failures of its children.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>Stops a child that could not be started, was killed or broke a death pact; restarts it after any other failure.</summary>
    public static readonly IDecider DefaultDecider = new LocalOnlyDecider(static cause => cause switch
    {
        ActorInitializationException or ActorKilledException or DeathPactException => Directive.Stop,
        _ => Directive.Restart,
    });

    /// <summary>Each child by itself, by the default decider, without limit.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>Each child by itself; every failure stops it.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    private protected SupervisorStrategy(int maxRetries, TimeSpan? window, IDecider decider, bool loggingEnabled)
    {
        if (maxRetries < -1) throw new ArgumentOutOfRangeException(nameof(maxRetries), maxRetries, "Use -1 for no limit, 0 for no restart, or a positive number.");
        MaxRetries = maxRetries;
        Window = window;
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    /// <summary>Decides by the exception.</summary>
    public virtual IDecider Decider { get; }

    /// <summary>Whether failures are logged.</summary>
    protected bool LoggingEnabled { get; set; }

    private protected int MaxRetries { get; }

    private protected TimeSpan? Window { get; }

    /// <summary>Carries the decision out. False: it has to be escalated.</summary>
    internal bool HandleFailure(ActorCell supervisor, ChildStats failed, Exception cause)
    {
        var directive = Decider.Decide(cause);
        if (LoggingEnabled && directive != Directive.Escalate) Log(supervisor, failed.Child, cause, directive);
        switch (directive)
        {
            case Directive.Escalate:
                return false;
            case Directive.Resume:
                failed.Child.SendSystemMessage(new Dispatch.SysMsg.Resume(cause));
                return true;
            default:
                Process(supervisor, directive == Directive.Restart, failed, cause);
                return true;
        }
    }

    private protected abstract void Process(ActorCell supervisor, bool restart, ChildStats failed, Exception cause);

    private protected static void Restart(ChildStats child, Exception cause, bool suspendFirst)
    {
        if (suspendFirst) child.Child.SendSystemMessage(new Dispatch.SysMsg.Suspend());
        child.Child.SendSystemMessage(new Dispatch.SysMsg.Recreate(cause));
    }

    private static void Log(ActorCell supervisor, IInternalActorRef child, Exception cause, Directive directive)
    {
        var reason = (cause as ActorInitializationException)?.InnerException ?? cause;
        var source = child.Path.ToString();
        var text = $"{reason.Message} ({directive.ToString().ToLowerInvariant()})";
        supervisor.SystemImpl.EventStream.Publish(directive == Directive.Resume
            ? new Warning(source, supervisor.Props.Type, text)
            : new Error(cause, source, supervisor.Props.Type, text));
    }
}

/// <summary>A failure concerns the failed child alone.</summary>
public sealed class OneForOneStrategy : SupervisorStrategy
{
    /// <summary>At most so many restarts within a span of time (null: no limit), then the child is stopped.</summary>
    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : base(maxNrOfRetries ?? -1, withinTimeRange, new LocalOnlyDecider(localOnlyDecider), loggingEnabled: true)
    {
    }

    /// <summary>At most so many restarts (-1: no limit) within so many milliseconds (-1: ever), then the child is stopped.</summary>
    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : base(maxNrOfRetries, Milliseconds(withinTimeMilliseconds), new LocalOnlyDecider(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>Without a limit on restarts.</summary>
    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : base(-1, null, new LocalOnlyDecider(localOnlyDecider), loggingEnabled: true)
    {
    }

    /// <summary>Without a limit on restarts.</summary>
    public OneForOneStrategy(IDecider decider)
        : base(-1, null, decider, loggingEnabled: true)
    {
    }

    internal static TimeSpan? Milliseconds(int milliseconds) => milliseconds < 0 ? null : TimeSpan.FromMilliseconds(milliseconds);

    private protected override void Process(ActorCell supervisor, bool restart, ChildStats failed, Exception cause)
    {
        if (restart && failed.MayRestart(MaxRetries, Window)) Restart(failed, cause, suspendFirst: false);
        else supervisor.Stop(failed.Child);
    }
}

/// <summary>A failure concerns all children: all are restarted or stopped together.</summary>
public sealed class AllForOneStrategy : SupervisorStrategy
{
    /// <summary>At most so many restarts within a span of time (null: no limit), then all children are stopped.</summary>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : base(maxNrOfRetries ?? -1, withinTimeRange, new LocalOnlyDecider(localOnlyDecider), loggingEnabled: true)
    {
    }

    private protected override void Process(ActorCell supervisor, bool restart, ChildStats failed, Exception cause)
    {
        var all = supervisor.Children.Snapshot();
        var mayRestart = restart;
        if (restart)
        {
            foreach (var child in all) mayRestart &= child.MayRestart(MaxRetries, Window);
        }

        foreach (var child in all)
        {
            if (mayRestart) Restart(child, cause, suspendFirst: !ReferenceEquals(child, failed));
            else supervisor.Stop(child.Child);
        }
    }
}
