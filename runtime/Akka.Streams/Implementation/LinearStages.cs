namespace Akka.Streams.Implementation;

/// <summary>A stage with one output.</summary>
internal abstract class SourceStage<TOut> : Stage
{
    protected SourceStage(Island island)
        : base(island) => Out = NewOutlet<TOut>(OnPull, OnCancel);

    public Outlet<TOut> Out { get; }

    protected abstract void OnPull();

    protected virtual void OnCancel() => Complete();
}

/// <summary>A stage with one input.</summary>
internal abstract class SinkStage<TIn> : Stage
{
    protected SinkStage(Island island)
        : base(island) => In = NewInlet<TIn>(OnPush, OnComplete, Fail);

    public Inlet<TIn> In { get; }

    public override void Start() => In.Pull();

    protected abstract void OnPush(TIn element);

    protected virtual void OnComplete() => Complete();
}

/// <summary>A stage with one input and one output. Without more it asks upstream when it is asked, and ends with either side.</summary>
internal abstract class FlowStage<TIn, TOut> : Stage
{
    protected FlowStage(Island island)
        : base(island)
    {
        In = NewInlet<TIn>(OnPush, OnComplete, OnFail);
        Out = NewOutlet<TOut>(OnPull, OnCancel);
    }

    public Inlet<TIn> In { get; }

    public Outlet<TOut> Out { get; }

    protected abstract void OnPush(TIn element);

    protected virtual void OnPull() => In.Pull();

    protected virtual void OnComplete() => Complete();

    protected virtual void OnFail(Exception cause) => Fail(cause);

    protected virtual void OnCancel() => Complete();
}
