namespace Akka.Streams.Implementation.Stages;

internal sealed class BufferStage<T>(Island island, ElementBuffer<T> buffer) : FlowStage<T, T>(island)
{
    public override void Start() => In.Pull();

    protected override void OnPush(T element)
    {
        buffer.Add(element);
        OnPull();
    }

    protected override void OnPull()
    {
        if (Out.IsAvailable && !buffer.IsEmpty)
            Out.Push(buffer.Take());
        if (In.IsClosed && buffer.IsEmpty)
            Complete();
        else if (buffer.Strategy != OverflowStrategy.Backpressure || !buffer.IsFull)
            In.Pull();
    }

    protected override void OnComplete() => OnPull();
}
