namespace Akka.Streams.Implementation.Stages;

/// <summary>Puts all elements together; the result is there when the stream is over.</summary>
internal sealed class FoldSink<TIn, TState>(Island island, TState zero, Func<TState, TIn, TState> fold) : SinkStage<TIn>(island)
{
    private readonly TaskCompletionSource<TState> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TState _state = zero;

    public Task<TState> Result => _result.Task;

    public override void Fail(Exception cause)
    {
        _result.TrySetException(cause);
        base.Fail(cause);
    }

    protected override void OnPush(TIn element)
    {
        _state = fold(_state, element);
        In.Pull();
    }

    protected override void Ended(Exception? abrupt)
    {
        if (abrupt is null)
            _result.TrySetResult(_state);
        else
            _result.TrySetException(abrupt);
    }
}
