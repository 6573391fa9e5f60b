namespace Akka.Streams.Implementation.Stages;

/// <summary>First all of the other input, then its own.</summary>
internal sealed class PrependStage<TIn, TOut>(Island island) : JoinStage<TIn, TOut>(island)
    where TIn : TOut
{
    protected override void OnPush(TIn element) => Out.Push(element);

    protected override void OnOtherPush(TOut element) => Out.Push(element);

    protected override void OnPull()
    {
        if (Other.IsClosed)
            In.Pull();
        else
            Other.Pull();
    }

    protected override void OnComplete()
    {
        if (Other.IsClosed)
            Complete();
    }

    protected override void OnOtherComplete()
    {
        if (In.IsClosed)
            Complete();
        else if (Out.IsAvailable)
            In.Pull();
    }
}
