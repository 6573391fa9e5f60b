namespace Akka.Actor;

/// <summary>Handles a message; false: it was not one of this behaviour's.</summary>
public delegate bool Receive(object message);

/// <summary>Handles every message.</summary>
public delegate void UntypedReceive(object message);

/// <summary>The base of all actors: identity, life cycle and behaviour.</summary>
public abstract class ActorBase
{
    private readonly ActorCell _cell;

    /// <summary>Only the runtime constructs actors.</summary>
    /// <exception cref="ActorInitializationException">Constructed outside of <c>ActorOf</c>.</exception>
    protected ActorBase()
    {
        var cell = ActorCell.Current;
        if (cell is not { IsConstructing: true })
            throw new ActorInitializationException($"{GetType()} is an actor: create it with ActorOf(Props.Create(…)), not with new.");
        _cell = cell;
        cell.AdoptWhileConstructing(this);
    }

    /// <summary>The context of the actor that runs on this thread.</summary>
    protected static IActorContext Context => ActorCell.Current
        ?? throw new NotSupportedException("There is no active actor context: it is used from another thread than the actor's.");

    /// <summary>This actor's reference.</summary>
    protected IActorRef Self => _cell.Self;

    /// <summary>Who sent the message being handled.</summary>
    protected IActorRef Sender => _cell.Sender;

    /// <summary>Handles a message with the present behaviour.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = receive(message);
        if (!handled) Unhandled(message);
        return handled;
    }

    /// <summary>The first behaviour.</summary>
    protected internal abstract bool Receive(object message);

    /// <summary>Runs before the first message, and by default after a restart.</summary>
    protected internal virtual void PreStart()
    {
    }

    /// <summary>Runs after the last message, and by default before a restart. Children are stopped by then when the actor stops.</summary>
    protected internal virtual void PostStop()
    {
    }

    /// <summary>Runs on the failed instance before a restart; by default stops all children and calls <see cref="PostStop"/>.</summary>
    protected internal virtual void PreRestart(Exception reason, object? message)
    {
        foreach (var child in _cell.GetChildren())
        {
            _cell.Unwatch(child);
            _cell.Stop(child);
        }

        PostStop();
    }

    /// <summary>Runs on the new instance after a restart; by default calls <see cref="PreStart"/>.</summary>
    protected internal virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>What happens to a message that no behaviour took: an unhandled <see cref="Terminated"/> throws
    /// <see cref="DeathPactException"/>, any other message is published as <see cref="Akka.Event.UnhandledMessage"/>.</summary>
    protected internal virtual void Unhandled(object message)
    {
        if (message is Terminated terminated) throw new DeathPactException(terminated.ActorRef);
        _cell.System.EventStream.Publish(new Akka.Event.UnhandledMessage(message, Sender, Self));
    }

    /// <summary>What to do when a child fails; asked once for each incarnation.</summary>
    protected internal virtual SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>Called when the last constructor has run.</summary>
    internal virtual void OnConstructed()
    {
    }

    /// <summary>Replaces the behaviour on top of the stack.</summary>
    protected void Become(Receive receive) => _cell.Become(receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    protected void BecomeStacked(Receive receive) => _cell.BecomeStacked(receive);

    /// <summary>Goes back to the behaviour below.</summary>
    protected void UnbecomeStacked() => _cell.UnbecomeStacked();

    /// <summary>Asks for <see cref="ReceiveTimeout"/> after a silence of this length; null turns it off.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => _cell.SetReceiveTimeout(timeout);
}

/// <summary>An actor with one method for all messages.</summary>
public abstract class UntypedActor : ActorBase
{
    /// <summary>Handles every message; what it does not know it gives to <c>Unhandled</c>.</summary>
    protected abstract void OnReceive(object message);

    /// <inheritdoc/>
    protected internal sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    /// <summary>Puts a behaviour on top of the present one.</summary>
    protected void BecomeStacked(UntypedReceive receive) => BecomeStacked(message =>
    {
        receive(message);
        return true;
    });
}
