using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Puts a last element in the place of a failure.</summary>
internal sealed class RecoverStage<T>(Island island, Func<Exception, Option<T>> recover) : FlowStage<T, T>(island)
{
    private Option<T> _last;

    protected override void OnPush(T element) => Out.Push(element);

    protected override void OnPull()
    {
        if (_last.HasValue)
            Finish();
        else
            In.Pull();
    }

    protected override void OnFail(Exception cause)
    {
        _last = recover(cause);
        if (!_last.HasValue)
            Fail(cause);
        else if (Out.IsAvailable)
            Finish();
    }

    private void Finish()
    {
        Out.Push(_last.Value);
        Complete();
    }
}
