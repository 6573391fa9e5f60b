namespace Akka.Streams.Implementation.Stages;

/// <summary>Starts a task for each element, a few at a time, and passes the results on in the order of the elements.</summary>
internal sealed class SelectAsyncStage<TIn, TOut>(Island island, int parallelism, Func<TIn, Task<TOut>> start) : FlowStage<TIn, TOut>(island)
{
    private readonly Queue<Task<TOut>> _running = new();

    public override void Start() => In.Pull();

    protected override void OnPush(TIn element)
    {
        var task = start(element);
        _running.Enqueue(task);
        _ = task.ContinueWith(_ => Island.Invoke(this, () => OnEnd(task)), TaskScheduler.Default);
        PullMore();
    }

    protected override void OnPull()
    {
        if (Out.IsAvailable && _running.TryPeek(out var first) && first.IsCompleted)
        {
            Out.Push(_running.Dequeue().GetAwaiter().GetResult());
        }
        PullMore();
        CompleteWhenEmpty();
    }

    protected override void OnComplete() => CompleteWhenEmpty();

    private void OnEnd(Task task)
    {
        task.GetAwaiter().GetResult(); // one that failed fails the stream, whosever turn it is
        OnPull();
    }

    private void PullMore()
    {
        if (_running.Count < parallelism)
            In.Pull();
    }

    private void CompleteWhenEmpty()
    {
        if (In.IsClosed && _running.Count == 0)
            Complete();
    }
}
