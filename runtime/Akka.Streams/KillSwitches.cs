using Akka.Streams.Dsl;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams;

/// <summary>Ends streams from outside of them.</summary>
public interface IKillSwitch
{
    /// <summary>Completes the stream downstream and cancels it upstream.</summary>
    void Shutdown();

    /// <summary>Fails the stream downstream and cancels it upstream.</summary>
    void Abort(Exception cause);
}

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
public sealed class UniqueKillSwitch : IKillSwitch
{
    private readonly IStoppable _stage;

    internal UniqueKillSwitch(IStoppable stage) => _stage = stage;

    /// <inheritdoc/>
    public void Shutdown() => _stage.Shutdown();

    /// <inheritdoc/>
    public void Abort(Exception cause) => _stage.Abort(cause);
}
