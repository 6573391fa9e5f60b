namespace Akka.Streams.Implementation.Stages;

/// <summary>A stage with a second input.</summary>
internal abstract class JoinStage<TIn, TOut> : FlowStage<TIn, TOut>
    where TIn : TOut
{
    protected JoinStage(Island island)
        : base(island) => Other = NewInlet<TOut>(OnOtherPush, OnOtherComplete, Fail);

    public Inlet<TOut> Other { get; }

    protected abstract void OnOtherPush(TOut element);

    protected abstract void OnOtherComplete();
}
