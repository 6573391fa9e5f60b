using System.Net;
using Akka.Actor;
using Akka.Hosting;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Tells the other nodes where clients reach this one, when all its doors are open.</summary>
internal sealed class AnnouncementService(
    IRequiredActor<AddressExchange> exchange,
    ListenerService listener,
    IServiceProvider services,
    ServerSettings settings) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        exchange.ActorRef.Tell(AddressesOf(settings.Cluster, listener.Addresses, services.GetService<DoorService>()?.Tls));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Where clients reach a node. One that listens for this machine alone is reached at another address only where the settings say so.
    /// </summary>
    /// <param name="cluster">The node's settings.</param>
    /// <param name="plain">Where its plain door listens.</param>
    /// <param name="tls">Where its door for TLS listens; null for nowhere.</param>
    public static ClientAddresses AddressesOf(ClusterSettings cluster, IReadOnlyList<IPEndPoint> plain, IPEndPoint? tls)
    {
        var address = cluster.ClientAddress ?? cluster.Node!;
        var isReached = cluster.ClientAddress is not null || address.IsLoopback;
        bool Accepts(IPEndPoint door) => isReached || !IPAddress.IsLoopback(door.Address);
        return new ClientAddresses(
            cluster.ClientAddress ?? (plain.Any(Accepts) ? address with { Port = plain[0].Port } : null),
            tls is not null && Accepts(tls) ? address with { Port = tls.Port } : null);
    }
}
