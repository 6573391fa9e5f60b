namespace Akka.Streams.Implementation.Stages;

/// <summary>First all of its own input, then the other.</summary>
internal sealed class ConcatStage<TIn, TOut>(Island island) : JoinStage<TIn, TOut>(island)
    where TIn : TOut
{
    protected override void OnPush(TIn element) => Out.Push(element);

    protected override void OnOtherPush(TOut element) => Out.Push(element);

    protected override void OnPull()
    {
        if (In.IsClosed)
            Other.Pull();
        else
            In.Pull();
    }

    protected override void OnComplete()
    {
        if (Other.IsClosed)
            Complete();
        else if (Out.IsAvailable)
            Other.Pull();
    }

    protected override void OnOtherComplete()
    {
        if (In.IsClosed)
            Complete();
    }
}
