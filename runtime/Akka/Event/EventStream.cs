using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Event;

/// <summary>The bus of one actor system. A subscription to a type covers all types derived from it.</summary>
public sealed class EventStream : LoggingBus
{
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<Type, IActorRef[]> _receiversByEventType = new();
    private volatile Dictionary<IActorRef, HashSet<Type>> _subscriptions = [];

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
    public override bool Unsubscribe(IActorRef subscriber, Type classifier) => _subscriptions.ContainsKey(subscriber)
        && Change(all => all.TryGetValue(subscriber, out var types) && types.Remove(classifier));

    /// <inheritdoc/>
    public override bool Unsubscribe(IActorRef subscriber) => _subscriptions.ContainsKey(subscriber) && Change(all => all.Remove(subscriber));

    /// <inheritdoc/>
    public override void Publish(object @event)
    {
        var receivers = _receiversByEventType.GetOrAdd(@event.GetType(), FindReceivers);
        foreach (var receiver in receivers) receiver.Tell(@event, ActorRefs.NoSender);
    }

    private IActorRef[] FindReceivers(Type eventType)
    {
        var found = new List<IActorRef>();
        foreach (var (subscriber, types) in _subscriptions)
        {
            foreach (var type in types)
            {
                if (!type.IsAssignableFrom(eventType)) continue;
                found.Add(subscriber);
                break;
            }
        }

        return [.. found];
    }

    // Changes are rare and readers many: readers see one snapshot or the next, never one that is being changed.
    private bool Change(Func<Dictionary<IActorRef, HashSet<Type>>, bool> change)
    {
        lock (_changing)
        {
            var copy = _subscriptions.ToDictionary(static s => s.Key, static s => new HashSet<Type>(s.Value));
            if (!change(copy)) return false;
            _subscriptions = copy;
            _receiversByEventType.Clear();
            return true;
        }
    }
}

/// <summary>Shorthands.</summary>
public static class EventStreamExtensions
{
    /// <summary>Subscribes to all events of a type.</summary>
    public static bool Subscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) => eventStream.Subscribe(subscriber, typeof(TChannel));

    /// <summary>Ends the subscription to a type.</summary>
    public static bool Unsubscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) => eventStream.Unsubscribe(subscriber, typeof(TChannel));
}
