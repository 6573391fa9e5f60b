namespace Akka.Streams.Implementation;

/// <summary>What passes between the two ends of a wire.</summary>
internal enum Signal
{
    /// <summary>Downstream is ready for one element.</summary>
    Pull,

    /// <summary>One element; only after a pull.</summary>
    Push,

    /// <summary>No more elements will come.</summary>
    Complete,

    /// <summary>No more elements will come, because something went wrong.</summary>
    Fail,

    /// <summary>No more elements are wanted.</summary>
    Cancel,
}

/// <summary>One end of a wire between two stages of an island. Signals travel through the island's queue, in order.</summary>
internal abstract class Port(Stage stage)
{
    public Stage Stage => stage;

    /// <summary>Nothing passes any more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>A signal from the other end arrives.</summary>
    public abstract void Deliver(Signal signal);

    /// <summary>Its stage ends: an input is cancelled, an output completes, or fails if there is a cause.</summary>
    public abstract void End(Exception? cause);

    protected void Close() => CloseAfter(() => { });

    /// <summary>Closes with a last word to the stage, which may be over after it.</summary>
    protected void CloseAfter(Action lastWord)
    {
        IsClosed = true;
        try
        {
            lastWord();
        }
        finally
        {
            stage.PortClosed(this);
        }
    }
}

/// <summary>Where elements leave a stage.</summary>
internal sealed class Outlet<T>(Stage stage, Action onPull, Action onCancel) : Port(stage)
{
    private Inlet<T>? _peer;
    private bool _pulled;

    /// <summary>Downstream waits for an element.</summary>
    public bool IsAvailable => _pulled && !IsClosed;

    public void ConnectTo(Inlet<T> peer)
    {
        _peer = peer;
        peer.ConnectTo(this);
    }

    public void Push(T element)
    {
        if (IsClosed)
            return;
        if (!IsAvailable)
            throw new InvalidOperationException($"{Stage} pushed without having been pulled.");
        _pulled = false;
        _peer!.Carry(element);
    }

    public void Complete()
    {
        if (IsClosed)
            return;
        Close();
        Stage.Island.Enqueue(_peer!, Signal.Complete);
    }

    public void Fail(Exception cause)
    {
        if (IsClosed)
            return;
        Close();
        _peer!.Carry(cause);
    }

    public override void End(Exception? cause)
    {
        if (cause is null)
            Complete();
        else
            Fail(cause);
    }

    public override void Deliver(Signal signal)
    {
        if (IsClosed)
            return;
        if (signal == Signal.Cancel)
        {
            CloseAfter(onCancel);
        }
        else
        {
            _pulled = true;
            onPull();
        }
    }
}

/// <summary>Where elements enter a stage.</summary>
internal sealed class Inlet<T>(Stage stage, Action<T> onPush, Action onComplete, Action<Exception> onFail) : Port(stage)
{
    private Outlet<T>? _peer;
    private T _element = default!;
    private Exception? _failure;

    /// <summary>An element was asked for and has not come yet.</summary>
    public bool HasBeenPulled { get; private set; }

    public void ConnectTo(Outlet<T> peer) => _peer = peer;

    /// <summary>Asks for one element; asking again before it has come changes nothing.</summary>
    public void Pull()
    {
        if (IsClosed || HasBeenPulled)
            return;
        HasBeenPulled = true;
        Stage.Island.Enqueue(_peer!, Signal.Pull);
    }

    public void Cancel()
    {
        if (IsClosed)
            return;
        Close();
        Stage.Island.Enqueue(_peer!, Signal.Cancel);
    }

    public void Carry(T element)
    {
        _element = element;
        Stage.Island.Enqueue(this, Signal.Push);
    }

    public void Carry(Exception failure)
    {
        _failure = failure;
        Stage.Island.Enqueue(this, Signal.Fail);
    }

    public override void End(Exception? cause) => Cancel();

    public override void Deliver(Signal signal)
    {
        if (IsClosed)
            return;
        if (signal == Signal.Push)
        {
            HasBeenPulled = false;
            var element = _element;
            _element = default!;
            onPush(element);
            return;
        }
        if (signal == Signal.Complete)
            CloseAfter(onComplete);
        else
            CloseAfter(() => onFail(_failure!));
    }
}
