using Akka.Streams.Dsl;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams;

/// <summary>Makes switches.</summary>
public static class KillSwitches
{
    /// <summary>A flow that passes elements on, and whose every run hands out a switch of its own.</summary>
    public static IGraph<FlowShape<T, T>, UniqueKillSwitch> Single<T>() => new Flow<T, T, UniqueKillSwitch>(island =>
    {
        var stage = new KillSwitchStage<T>(island);
        return new(new(stage.In, stage.Out), new UniqueKillSwitch(stage));
    });
}

/// <summary>The switch of one run.</summary>
public sealed class UniqueKillSwitch
{
    private readonly IStoppable _stage;

    internal UniqueKillSwitch(IStoppable stage) => _stage = stage;

    /// <summary>Completes the stream downstream and cancels it upstream.</summary>
    public void Shutdown() => _stage.Shutdown();

    /// <summary>Fails the stream downstream and cancels it upstream.</summary>
    public void Abort(Exception cause) => _stage.Abort(cause);
}
