namespace Akka.Actor;

/// <summary>Something that exists once in an actor system.</summary>
public interface IExtension;

/// <summary>Knows how to make an extension.</summary>
public interface IExtensionId
{
    /// <summary>The extension's class.</summary>
    Type ExtensionType { get; }

    /// <summary>Makes the instance. Called once for each system.</summary>
    object CreateExtension(ExtendedActorSystem system);
}

/// <summary>The base of all <see cref="IExtensionId"/>s.</summary>
public abstract class ExtensionIdProvider<T> : IExtensionId
    where T : IExtension
{
    /// <inheritdoc/>
    public Type ExtensionType => typeof(T);

    /// <summary>The system's instance; made when first asked for.</summary>
    public T Apply(ActorSystem system) => (T)system.RegisterExtension(this);

    /// <summary>The system's instance; made when first asked for.</summary>
    public T Get(ActorSystem system) => Apply(system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);

    /// <summary>Makes the instance. Called once for each system.</summary>
    public abstract T CreateExtension(ExtendedActorSystem system);
}
