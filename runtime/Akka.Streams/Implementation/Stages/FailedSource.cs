namespace Akka.Streams.Implementation.Stages;

internal sealed class FailedSource<T>(Island island, Exception cause) : SourceStage<T>(island)
{
    public override void Start() => Fail(cause);

    protected override void OnPull()
    {
    }
}
