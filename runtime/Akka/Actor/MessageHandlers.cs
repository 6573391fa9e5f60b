namespace Akka.Actor;

/// <summary>The handlers of one behaviour of one actor: the first that takes a message wins.</summary>
internal sealed class MessageHandlers
{
    private BehaviourShape _shape = BehaviourShape.Empty;
    private object[] _handlers = [];

    internal void Add<T>(Action<T> handle, Predicate<T>? condition)
    {
        if (condition is null) Add(typeof(T), Calls<T>.Action, handle);
        else Add(typeof(T), Calls<T>.ConditionalAction, (condition, handle));
    }

    internal void Add<T>(Func<T, bool> handle) => Add(typeof(T), Calls<T>.Function, handle);

    internal void AddAsync<T>(Func<T, Task> handle, Predicate<T>? condition)
    {
        if (condition is null) Add(typeof(T), Calls<T>.Task, handle);
        else Add(typeof(T), Calls<T>.ConditionalTask, (condition, handle));
    }

    internal bool Handle(object message)
    {
        foreach (var candidate in _shape.CandidatesFor(message.GetType()))
        {
            if (candidate.Call(_handlers[candidate.Index], message)) return true;
        }

        return false;
    }

    private void Add(Type messageType, HandlerCall call, object handler)
    {
        var index = _shape.Count;
        if (index == _handlers.Length) Array.Resize(ref _handlers, index + 4);
        _handlers[index] = handler;
        _shape = _shape.With(messageType, call);
    }

    private static class Calls<T>
    {
        internal static readonly HandlerCall Action = static (handler, message) =>
        {
            ((Action<T>)handler)((T)message);
            return true;
        };

        internal static readonly HandlerCall Function = static (handler, message) => ((Func<T, bool>)handler)((T)message);

        internal static readonly HandlerCall Task = static (handler, message) =>
        {
            ActorCell.Current!.RunTask(() => ((Func<T, Task>)handler)((T)message));
            return true;
        };

        internal static readonly HandlerCall ConditionalAction = static (handler, message) =>
        {
            var (condition, handle) = ((Predicate<T>, Action<T>))handler;
            if (!condition((T)message)) return false;
            handle((T)message);
            return true;
        };

        internal static readonly HandlerCall ConditionalTask = static (handler, message) =>
        {
            var (condition, handle) = ((Predicate<T>, Func<T, Task>))handler;
            if (!condition((T)message)) return false;
            ActorCell.Current!.RunTask(() => handle((T)message));
            return true;
        };
    }
}
