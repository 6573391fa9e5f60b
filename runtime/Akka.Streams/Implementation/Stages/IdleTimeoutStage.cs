namespace Akka.Streams.Implementation.Stages;

internal sealed class IdleTimeoutStage<T>(Island island, TimeSpan timeout) : FlowStage<T, T>(island)
{
    private DateTimeOffset _deadline;

    public override void Start()
    {
        _deadline = Island.System.Scheduler.Now + timeout;
        Check();
    }

    protected override void OnPush(T element)
    {
        _deadline = Island.System.Scheduler.Now + timeout;
        Out.Push(element);
    }

    private void Check()
    {
        var left = _deadline - Island.System.Scheduler.Now;
        if (left <= TimeSpan.Zero)
            throw new TimeoutException($"No element passed for {timeout}.");
        Island.InvokeLater(left, this, Check);
    }
}
