using Akka.Streams.Dsl;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Stands between the outside and the flow that runs at present, and puts a new one in its place when it ends.</summary>
internal sealed class RestartStage<TIn, TOut, TMat>(Island island, Func<Flow<TIn, TOut, TMat>> make, RestartSettings settings)
    : FlowStage<TIn, TOut>(island)
{
    private readonly Backoff _backoff = new(settings);
    private readonly Queue<TIn> _held = new();
    private Outlet<TIn>? _toInner;
    private Inlet<TOut>? _fromInner;

    public override void Start()
    {
        _backoff.Started(Island.System.Scheduler.Now);
        var inner = ((IGraph<FlowShape<TIn, TOut>, TMat>)make()).Build(Island).Shape;
        _toInner = NewOutlet<TIn>(GiveInner, () => { });
        _fromInner = NewInlet<TOut>(Out.Push, () => InnerEnded(cause: null), InnerEnded);
        _toInner.ConnectTo(inner.Inlet);
        inner.Outlet.ConnectTo(_fromInner);
        if (Out.IsAvailable)
            _fromInner.Pull();
        Island.StartNewStages();
    }

    protected override void OnPush(TIn element)
    {
        // Whoever asked for it may have ended meanwhile: it waits for the successor.
        _held.Enqueue(element);
        if (_toInner is { IsAvailable: true })
            GiveInner();
    }

    protected override void OnPull() => _fromInner?.Pull();

    protected override void OnComplete()
    {
        if (_toInner is null && _held.Count == 0)
            Complete();
        else if (_held.Count == 0)
            _toInner!.Complete();
    }

    private void GiveInner()
    {
        if (_held.TryDequeue(out var element))
            _toInner!.Push(element);
        else
            In.Pull();
        if (In.IsClosed && _held.Count == 0)
            _toInner!.Complete();
    }

    private void InnerEnded(Exception? cause)
    {
        _toInner!.Complete();
        _toInner = null;
        _fromInner = null;
        if (!In.IsClosed || _held.Count > 0)
            Island.InvokeLater(_backoff.Next(Island.System.Scheduler.Now), this, Start);
        else if (cause is null)
            Complete();
        else
            Fail(cause);
    }
}
