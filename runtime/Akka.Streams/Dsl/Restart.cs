using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Starts a flow again, after a pause, whenever it ends.</summary>
public static class RestartFlow
{
    /// <summary>
    /// Starts the flow again when it fails or completes although its input has not completed; one that only takes no more input
    /// is left to complete. Elements that were inside a flow that failed are lost. Once its input has completed, it ends as the
    /// flow does; it also ends when downstream cancels.
    /// </summary>
    /// <param name="flowFactory">Makes a flow for each start.</param>
    /// <param name="settings">The pauses.</param>
    public static Flow<TIn, TOut, NotUsed> WithBackoff<TIn, TOut, TMat>(Func<Flow<TIn, TOut, TMat>> flowFactory, RestartSettings settings) =>
        Flow.Of(island => new RestartStage<TIn, TOut, TMat>(island, flowFactory, settings));
}
