using Akka.Actor;

namespace Akka.Streams.Implementation;

/// <summary>Builds the stages on the caller's thread, which gets their materialised value, and hands them to a new actor.</summary>
internal sealed class IslandMaterializer(IActorRefFactory factory, string namePrefix) : ActorMaterializer
{
    private static int _runs;

    public override ActorSystem System { get; } = factory as ActorSystem ?? ((IActorContext)factory).System;

    public override TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable)
    {
        var island = new Island(System);
        var built = runnable.Build(island);
        island.Self = factory.ActorOf(Props.Create(() => new IslandActor(island)), $"{namePrefix}-{Interlocked.Increment(ref _runs)}");
        return built.Mat;
    }
}
