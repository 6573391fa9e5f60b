using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaChat.Server.Dispatching;

/// <summary>Makes the <see cref="RoundExecutor"/> of a dispatcher whose <c>executor</c> setting names this class.</summary>
/// <param name="config">The dispatcher's settings.</param>
/// <param name="prerequisites">What dispatchers may use.</param>
internal sealed class RoundExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    /// <inheritdoc />
    public override ExecutorService Produce(string id) => new RoundExecutor(id);
}
