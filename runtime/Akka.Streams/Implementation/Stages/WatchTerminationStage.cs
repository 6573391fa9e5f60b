namespace Akka.Streams.Implementation.Stages;

internal sealed class WatchTerminationStage<T>(Island island) : FlowStage<T, T>(island)
{
    private readonly TaskCompletionSource<Done> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Done> Result => _result.Task;

    public override void Fail(Exception cause)
    {
        _result.TrySetException(cause);
        base.Fail(cause);
    }

    protected override void OnPush(T element) => Out.Push(element);

    protected override void Ended(Exception? abrupt)
    {
        if (abrupt is null)
            _result.TrySetResult(Done.Instance);
        else
            _result.TrySetException(abrupt);
    }
}
