namespace Akka.Actor;

/// <summary>One entry of a <see cref="ReceiveActor"/>'s table: a type, a condition, and what to do.</summary>
internal abstract class MessageHandler
{
    internal abstract bool TryHandle(object message);
}

internal sealed class ActionHandler<T>(Predicate<T>? condition, Action<T> handle) : MessageHandler
{
    internal override bool TryHandle(object message)
    {
        if (message is not T typed || (condition is not null && !condition(typed))) return false;
        handle(typed);
        return true;
    }
}

internal sealed class FunctionHandler<T>(Func<T, bool> handle) : MessageHandler
{
    internal override bool TryHandle(object message) => message is T typed && handle(typed);
}

internal sealed class AsyncHandler<T>(Predicate<T>? condition, Func<T, Task> handle) : MessageHandler
{
    internal override bool TryHandle(object message)
    {
        if (message is not T typed || (condition is not null && !condition(typed))) return false;
        ActorCell.Current!.RunTask(() => handle(typed));
        return true;
    }
}

/// <summary>A table of handlers: the first that takes a message wins.</summary>
internal sealed class MessageHandlers
{
    private MessageHandler[] _handlers = new MessageHandler[4];
    private int _count;

    internal void Add(MessageHandler handler)
    {
        if (_count == _handlers.Length) Array.Resize(ref _handlers, _count + 4);
        _handlers[_count++] = handler;
    }

    internal bool Handle(object message)
    {
        var handlers = _handlers;
        for (var i = 0; i < _count; i++)
        {
            if (handlers[i].TryHandle(message)) return true;
        }

        return false;
    }
}
