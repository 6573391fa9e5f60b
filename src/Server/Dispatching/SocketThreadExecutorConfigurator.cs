using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaChat.Server.Dispatching;

/// <summary>
/// Creates the <see cref="SocketThreadExecutor"/> of a dispatcher whose setting <c>executor</c> names this class; where sockets have no thread of their own, an
/// <see cref="OwnThreadExecutor"/>.
/// </summary>
/// <param name="config">The dispatcher's settings.</param>
/// <param name="prerequisites">Services for dispatchers.</param>
internal sealed class SocketThreadExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    /// <inheritdoc />
    public override ExecutorService Produce(string id) => SocketThread.IsPrepared ? new SocketThreadExecutor(id) : new OwnThreadExecutor(id);
}
