namespace Akka.Streams.Implementation.Stages;

/// <summary>Something that can be ended from any thread.</summary>
internal interface IStoppable
{
    void Shutdown();

    void Abort(Exception cause);
}

internal sealed class KillSwitchStage<T>(Island island) : FlowStage<T, T>(island), IStoppable
{
    public void Shutdown() => Island.Invoke(this, Complete);

    public void Abort(Exception cause) => Island.Invoke(this, () => Fail(cause));

    protected override void OnPush(T element) => Out.Push(element);
}
