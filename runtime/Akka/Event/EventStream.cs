using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Event;

/// <summary>The bus of one actor system. A subscription to a type covers all types derived from it.</summary>
public sealed class EventStream : LoggingBus
{
    private readonly Lock _changing = new();
    private volatile Subscriptions _subscriptions = new([]);

    /// <summary>An empty stream.</summary>
    /// <param name="debug">Without effect here.</param>
    public EventStream(bool debug)
    {
        _ = debug;
    }

    /// <inheritdoc/>
    public override bool Subscribe(IActorRef subscriber, Type classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return Change(all => (all.TryGetValue(subscriber, out var types) ? types : all[subscriber] = []).Add(classifier));
    }

    /// <inheritdoc/>
    public override bool Unsubscribe(IActorRef subscriber, Type classifier) => _subscriptions.Has(subscriber)
        && Change(all => all.TryGetValue(subscriber, out var types) && types.Remove(classifier));

    /// <inheritdoc/>
    public override bool Unsubscribe(IActorRef subscriber) => _subscriptions.Has(subscriber) && Change(all => all.Remove(subscriber));

    /// <inheritdoc/>
    public override void Publish(object @event)
    {
        foreach (var receiver in _subscriptions.ReceiversOf(@event.GetType())) receiver.Tell(@event, ActorRefs.NoSender);
    }

    private bool Change(Func<Dictionary<IActorRef, HashSet<Type>>, bool> change)
    {
        lock (_changing)
        {
            var copy = _subscriptions.Copy();
            if (!change(copy)) return false;
            _subscriptions = new Subscriptions(copy);
            return true;
        }
    }

    /// <summary>Who subscribed to what at one time, and what follows from it for each type of event. Changes are rare and readers many:
    /// a change makes a new one.</summary>
    private sealed class Subscriptions(Dictionary<IActorRef, HashSet<Type>> bySubscriber)
    {
        private readonly ConcurrentDictionary<Type, IActorRef[]> _receivers = new();

        internal bool Has(IActorRef subscriber) => bySubscriber.ContainsKey(subscriber);

        internal IActorRef[] ReceiversOf(Type eventType) => _receivers.GetOrAdd(eventType, FindReceivers);

        internal Dictionary<IActorRef, HashSet<Type>> Copy() => bySubscriber.ToDictionary(static s => s.Key, static s => new HashSet<Type>(s.Value));

        private IActorRef[] FindReceivers(Type eventType) =>
            [.. bySubscriber.Where(s => s.Value.Any(type => type.IsAssignableFrom(eventType))).Select(static s => s.Key)];
    }
}

/// <summary>Shorthands.</summary>
public static class EventStreamExtensions
{
    /// <summary>Subscribes to all events of a type.</summary>
    public static bool Subscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) => eventStream.Subscribe(subscriber, typeof(TChannel));
}
