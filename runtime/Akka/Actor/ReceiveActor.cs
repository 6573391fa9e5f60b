namespace Akka.Actor;

/// <summary>An actor whose behaviour is a table of handlers by message type, filled in its constructor or in the method given to
/// <c>Become</c>. Handlers are tried in the order in which they were added; the first that fits takes the message.</summary>
public abstract class ReceiveActor : UntypedActor
{
    private MessageHandlers? _table = new();
    private readonly MessageHandlers _first;

    /// <summary>The constructor of the derived class adds the first behaviour's handlers.</summary>
    protected ReceiveActor() => _first = _table!;

    private MessageHandlers Table => _table
        ?? throw new InvalidOperationException("Receive may be called only in the constructor or in the method given to Become.");

    /// <inheritdoc/>
    protected sealed override void OnReceive(object message)
    {
        if (!_first.Handle(message)) Unhandled(message);
    }

    /// <summary>Handles messages of a type, where a condition holds if one is given.</summary>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Table.Add(handler, shouldHandle);

    /// <summary>Handles messages of a type where a condition holds.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Table.Add(handler, shouldHandle);

    /// <summary>Handles messages of a type; a handler that returns false leaves the message to the next one.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Table.Add(handler);

    /// <summary>Handles all messages that came this far.</summary>
    protected void ReceiveAny(Action<object> handler) => Table.Add(handler, null);

    /// <summary>Handles messages of a type with a task; no other message is handled before it has ended.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) => Table.AddAsync(handler, shouldHandle);

    /// <summary>Handles messages of a type with a task where a condition holds.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => Table.AddAsync(handler, shouldHandle);

    /// <summary>Replaces the behaviour by the table that the method fills.</summary>
    protected void Become(Action configure) => base.Become(Configure(configure));

    /// <summary>Puts the behaviour whose table the method fills on top of the present one.</summary>
    protected void BecomeStacked(Action configure) => base.BecomeStacked(Configure(configure));

    /// <inheritdoc/>
    internal sealed override void OnConstructed() => _table = null;

    private Receive Configure(Action configure)
    {
        var outer = _table;
        var table = _table = new MessageHandlers();
        try
        {
            configure();
        }
        finally
        {
            _table = outer;
        }

        return table.Handle;
    }
}
