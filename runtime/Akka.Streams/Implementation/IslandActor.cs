using Akka.Actor;

namespace Akka.Streams.Implementation;

/// <summary>Runs an island.</summary>
internal sealed class IslandActor : ReceiveActor
{
    private readonly Island _island;

    public IslandActor(Island island)
    {
        _island = island;
        Receive<Island.Invocation>(island.Handle);
        Receive<Island.RunOn>(_ => island.Run());
    }

    protected internal override void PreStart() => _island.Start(Context);

    protected internal override void PostStop() => _island.Abandon();
}
