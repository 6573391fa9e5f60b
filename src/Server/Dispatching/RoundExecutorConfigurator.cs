using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaChat.Server.Dispatching;

/// <summary>Creates the <see cref="RoundExecutor"/> of a dispatcher whose setting <c>executor</c> names this class.</summary>
/// <param name="config">The dispatcher's settings.</param>
/// <param name="prerequisites">Services for dispatchers.</param>
internal sealed class RoundExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    /// <inheritdoc />
    public override ExecutorService Produce(string id) => new RoundExecutor(id);
}
