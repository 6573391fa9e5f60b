namespace Akka.Streams.Implementation.Stages;

/// <summary>Whatever comes first. Each input may be one element ahead of what downstream has asked for.</summary>
internal sealed class MergeStage<TIn, TOut>(Island island, bool eagerComplete) : JoinStage<TIn, TOut>(island)
    where TIn : TOut
{
    private readonly Queue<(TOut Element, Action Pull)> _waiting = new();

    public override void Start()
    {
        In.Pull();
        Other.Pull();
    }

    protected override void OnPush(TIn element) => Take(element, In.Pull);

    protected override void OnOtherPush(TOut element) => Take(element, Other.Pull);

    protected override void OnPull()
    {
        if (_waiting.TryDequeue(out var next))
        {
            Out.Push(next.Element);
            next.Pull();
        }
        CompleteWhenEmpty();
    }

    protected override void OnComplete() => CompleteWhenEmpty();

    protected override void OnOtherComplete() => CompleteWhenEmpty();

    private void Take(TOut element, Action pull)
    {
        _waiting.Enqueue((element, pull));
        if (Out.IsAvailable)
            OnPull();
    }

    private void CompleteWhenEmpty()
    {
        var over = eagerComplete ? In.IsClosed || Other.IsClosed : In.IsClosed && Other.IsClosed;
        if (over && _waiting.Count == 0)
            Complete();
    }
}
