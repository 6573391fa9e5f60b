namespace Akka.Streams.Implementation.Stages;

/// <summary>Gives nothing, and never ends.</summary>
internal sealed class NeverSource<T>(Island island) : SourceStage<T>(island)
{
    protected override void OnPull()
    {
    }
}
