using System.Collections.Concurrent;

namespace Akka.Actor;

/// <summary>Calls one actor's handler of a known kind. False: it does not take this message.</summary>
internal delegate bool HandlerCall(object handler, object message);

/// <summary>
/// What the tables of all actors with the same behaviour have in common: the types that the handlers take, in their order, and how
/// each is called. It is shared, so that a table holds nothing but the handlers themselves, and a message finds its handler by
/// its class at once, however many come before it.
/// </summary>
internal sealed class BehaviourShape
{
    internal static readonly BehaviourShape Empty = new(null, null, null);

    private readonly BehaviourShape? _shorter;
    private readonly Type? _lastType;
    private readonly HandlerCall? _lastCall;
    private readonly ConcurrentDictionary<HandlerCall, BehaviourShape> _longer = new();
    private readonly ConcurrentDictionary<Type, Candidate[]> _candidates = new();

    private BehaviourShape(BehaviourShape? shorter, Type? lastType, HandlerCall? lastCall)
    {
        _shorter = shorter;
        _lastType = lastType;
        _lastCall = lastCall;
        Count = shorter is null ? 0 : shorter.Count + 1;
    }

    /// <summary>How many handlers a table of this shape has.</summary>
    internal int Count { get; }

    /// <summary>The shape with one handler more: the same object for the same addition.</summary>
    internal BehaviourShape With(Type messageType, HandlerCall call) =>
        _longer.TryGetValue(call, out var longer) ? longer : _longer.GetOrAdd(call, new BehaviourShape(this, messageType, call));

    /// <summary>The handlers that may take a message of this class, in their order.</summary>
    internal Candidate[] CandidatesFor(Type messageClass) =>
        _candidates.TryGetValue(messageClass, out var found) ? found : _candidates.GetOrAdd(messageClass, Find(messageClass));

    private Candidate[] Find(Type messageClass)
    {
        var found = new Stack<Candidate>();
        for (var shape = this; shape._shorter is not null; shape = shape._shorter)
        {
            if (shape._lastType!.IsAssignableFrom(messageClass)) found.Push(new Candidate(shape.Count - 1, shape._lastCall!));
        }

        return [.. found];
    }

    /// <summary>A handler's place in the table and how to call it.</summary>
    internal readonly record struct Candidate(int Index, HandlerCall Call);
}
