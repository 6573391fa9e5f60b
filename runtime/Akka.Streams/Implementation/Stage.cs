namespace Akka.Streams.Implementation;

/// <summary>
/// One step of a running stream. It is only ever called by its island, one signal at a time, so it needs no locks. What a
/// handler throws fails the stage: everything upstream is cancelled, everything downstream fails. It is over when all of its
/// ports are closed.
/// </summary>
internal abstract class Stage
{
    private readonly List<Port> _openPorts = [];
    private bool _keepGoing;

    protected Stage(Island island)
    {
        Island = island;
        island.Add(this);
    }

    public Island Island { get; }

    public bool IsOver { get; private set; }

    /// <summary>Keeps the stage alive while all of its ports are closed.</summary>
    protected bool KeepGoing
    {
        get => _keepGoing;
        set
        {
            _keepGoing = value;
            EndIfDone();
        }
    }

    /// <summary>Runs before the first signal.</summary>
    public virtual void Start()
    {
    }

    /// <summary>Runs once, at the end.</summary>
    /// <param name="abrupt">The stream was stopped before it was over; otherwise null.</param>
    protected virtual void Ended(Exception? abrupt)
    {
    }

    public void PortClosed(Port port)
    {
        _openPorts.Remove(port);
        EndIfDone();
    }

    /// <summary>Completes downstream, cancels upstream.</summary>
    public void Complete() => End(cause: null);

    /// <summary>Fails downstream, cancels upstream.</summary>
    public virtual void Fail(Exception cause) => End(cause);

    /// <summary>The island stops while this stage still runs.</summary>
    public void Abandon(Exception abrupt)
    {
        if (IsOver)
            return;
        IsOver = true;
        Ended(abrupt);
    }

    protected Inlet<T> NewInlet<T>(Action<T> onPush, Action onComplete, Action<Exception> onFail)
    {
        var inlet = new Inlet<T>(this, onPush, onComplete, onFail);
        _openPorts.Add(inlet);
        return inlet;
    }

    protected Outlet<T> NewOutlet<T>(Action onPull, Action onCancel)
    {
        var outlet = new Outlet<T>(this, onPull, onCancel);
        _openPorts.Add(outlet);
        return outlet;
    }

    private void End(Exception? cause)
    {
        foreach (var port in _openPorts.ToArray())
            port.End(cause);
        KeepGoing = false;
    }

    private void EndIfDone()
    {
        if (IsOver || _openPorts.Count > 0 || _keepGoing)
            return;
        IsOver = true;
        Island.Remove(this);
        Ended(abrupt: null);
    }
}
