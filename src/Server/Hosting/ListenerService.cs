using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Hosting;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Makes the listener accept connections when the host starts. The coordinated shutdown ends that.</summary>
internal sealed class ListenerService(IRequiredActor<Listener> listener, RoomReadiness log, ServerSettings settings) : IHostedService
{
    private readonly List<IPEndPoint> _addresses = [];

    /// <summary>The addresses that clients connect to; all have the same port.</summary>
    public IReadOnlyList<IPEndPoint> Addresses => _addresses;

    // With port 0 the system chooses one for the first address.
    private int Port => _addresses.Count > 0 ? _addresses[0].Port : settings.Port;

    /// <inheritdoc />
    /// <exception cref="CannotListenException">The server cannot listen on an address in the settings.</exception>
    /// <exception cref="LogException">The log cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        List<(string Host, IReadOnlyList<IPAddress> Addresses)> hosts = [];
        foreach (var host in settings.Hosts)
            hosts.Add((host, await ResolveAsync(host, cancellationToken)));
        await RecoverAsync(cancellationToken);

        // The address for all others comes first, because it can be bound only before them, and makes them needless.
        foreach (var (host, addresses) in hosts.OrderByDescending(host => host.Addresses.Max(ListenAddresses.Reach)))
            await ListenAsync(host, addresses, cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        try
        {
            await log.Completed.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new LogException($"the log cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// Listens on the addresses of a host. A name may have addresses that this machine has not, such as ::1 where there is no IPv6.
    /// </summary>
    private async Task ListenAsync(string host, IReadOnlyList<IPAddress> addresses, CancellationToken cancellationToken)
    {
        Exception? missing = null;
        foreach (var address in addresses)
        {
            if (IsCovered(address))
                continue;
            switch (await listener.ActorRef.Ask<object>(new ListenerCommands.Listen(new IPEndPoint(address, Port)), cancellationToken))
            {
                case ListenerReplies.Listening listening:
                    _addresses.Add((IPEndPoint)listening.Address);
                    break;
                case ListenerReplies.Failed { Cause: var cause } when addresses.Count > 1 && ListenAddresses.IsMissing(cause):
                    missing = cause;
                    break;
                case ListenerReplies.Failed { Cause: var cause }:
                    throw new CannotListenException(host, Port, cause);
            }
        }
        if (missing is not null && !addresses.Any(IsCovered))
            throw new CannotListenException(host, Port, missing);
    }

    private bool IsCovered(IPAddress address) => _addresses.Exists(listening => ListenAddresses.Covers(listening.Address, address));

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await ListenAddresses.ResolveAsync(host, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new CannotListenException(host, settings.Port, e);
        }
    }
}
