using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Starts a flow again, after a pause, whenever it ends.</summary>
public static class RestartFlow
{
    /// <summary>
    /// Starts the flow again when it fails, and when it completes although its input has not. Elements that were inside a flow
    /// that ended are lost. It ends when its input does, or downstream cancels.
    /// </summary>
    /// <param name="flowFactory">Makes a flow for each start.</param>
    /// <param name="settings">The pauses.</param>
    public static Flow<TIn, TOut, NotUsed> WithBackoff<TIn, TOut, TMat>(Func<Flow<TIn, TOut, TMat>> flowFactory, RestartSettings settings) =>
        Flow.Of(island => new RestartStage<TIn, TOut, TMat>(island, flowFactory, settings));
}

/// <summary>Starts a source again, after a pause, whenever it ends.</summary>
public static class RestartSource
{
    /// <summary>Starts the source again when it fails or completes. It ends when downstream cancels.</summary>
    /// <param name="sourceFactory">Makes a source for each start.</param>
    /// <param name="settings">The pauses.</param>
    public static Source<TOut, NotUsed> WithBackoff<TOut, TMat>(Func<Source<TOut, TMat>> sourceFactory, RestartSettings settings) =>
        Source.Of(island => new NeverSource<TOut>(island)).Via(RestartFlow.WithBackoff(() => Joins.Instead(sourceFactory()), settings));
}
