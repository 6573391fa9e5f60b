using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Doors;

/// <summary>Keeps a host from handling signals: somebody else starts and stops it.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
