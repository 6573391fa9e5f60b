using System.Linq.Expressions;

namespace Akka.Actor;

/// <summary>How to build an actor: its type, the arguments of its constructor, its dispatcher and its supervision.</summary>
public sealed class Props
{
    private readonly ActorFactory _factory;

    private Props(ActorFactory factory, string? dispatcher, SupervisorStrategy? strategy, int stashCapacity)
    {
        _factory = factory;
        Dispatcher = dispatcher ?? Akka.Dispatch.Dispatchers.DefaultDispatcherId;
        SupervisorStrategy = strategy;
        StashCapacity = stashCapacity;
    }

    /// <summary>The dispatcher's path in the settings.</summary>
    public string Dispatcher { get; }

    /// <summary>Overrides the actor's own strategy; null: the actor decides.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; }

    /// <summary>The actor's class.</summary>
    public Type Type => _factory.ActorType;

    internal int StashCapacity { get; }

    /// <summary>From an expression <c>() => new SomeActor(arguments)</c>; the arguments are evaluated here, once.</summary>
    /// <exception cref="ArgumentException">The expression is no construction.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase => new(ActorFactory.From(factory), null, supervisorStrategy, 0);

    /// <summary>From a class and the arguments of one of its constructors.</summary>
    public static Props Create<TActor>(params object?[] args)
        where TActor : ActorBase => Create(typeof(TActor), args);

    /// <summary>From a class with a constructor without arguments.</summary>
    public static Props Create<TActor>(SupervisorStrategy? supervisorStrategy)
        where TActor : ActorBase, new() => new(ActorFactory.From(typeof(TActor), []), null, supervisorStrategy, 0);

    /// <summary>From a class and the arguments of one of its constructors.</summary>
    public static Props Create(Type type, params object?[] args) => new(ActorFactory.From(type, args), null, null, 0);

    /// <summary>The same on another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => new(_factory, dispatcher, SupervisorStrategy, StashCapacity);

    /// <summary>The same with another supervision of its children.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) => new(_factory, Dispatcher, supervisorStrategy, StashCapacity);

    /// <summary>The same with a bound on its stash.</summary>
    public Props WithStashCapacity(int stashCapacity) => new(_factory, Dispatcher, SupervisorStrategy, stashCapacity);

    internal ActorBase NewActor() => _factory.Create();
}
