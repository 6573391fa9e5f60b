using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A tree of actors with what they share: settings, dispatchers, scheduler, event stream. Heavy: make one for each program.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    private protected ActorSystem()
    {
    }

    /// <summary>The name that paths begin with.</summary>
    public abstract string Name { get; }

    /// <summary>The settings it was created with.</summary>
    public abstract Settings Settings { get; }

    /// <summary>Where log events, dead letters and unhandled messages are published.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Receives what cannot be delivered.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>Sends messages later.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>The dispatchers.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>Logs in the system's own name.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>Ends when the last actor has stopped.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>Creates a system with the default settings.</summary>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public static ActorSystem Create(string name) => Create(name, ConfigurationFactory.Empty);

    /// <summary>Creates a system; what the settings do not say is taken from the defaults.</summary>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    /// <exception cref="ConfigurationException">A setting is wrong.</exception>
    public static ActorSystem Create(string name, Config config)
    {
        var system = new ActorSystemImpl(name, config);
        system.Start();
        return system;
    }

    /// <inheritdoc/>
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <summary>Stops an actor: it finishes the message it is at, stops its children, then itself.</summary>
    public abstract void Stop(IActorRef actor);

    /// <summary>Runs the coordinated shutdown, which ends with all actors stopped.</summary>
    public abstract Task Terminate();

    /// <summary>Runs an action after the last actor has stopped.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Makes an extension, unless there is one already.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>Terminates the system and waits for it, at most ten seconds.</summary>
    public void Dispose()
    {
        Terminate().Wait(TimeSpan.FromSeconds(10));
        GC.SuppressFinalize(this);
    }
}

/// <summary>What extensions and loggers may ask of a system beyond what applications do.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    private protected ExtendedActorSystem()
    {
    }

    /// <summary>Creates an actor below <c>/system</c>, which stops after those below <c>/user</c>.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);
}
