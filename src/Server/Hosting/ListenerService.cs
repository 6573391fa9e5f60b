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
internal sealed class ListenerService(IRequiredActor<Listener> listener, LogHealth log, ServerSettings settings) : IHostedService
{
    /// <summary>The address that clients connect to.</summary>
    public IPEndPoint Address { get; private set; } = new(IPAddress.None, 0);

    /// <inheritdoc />
    /// <exception cref="CannotListenException">The server cannot listen on the address in the settings.</exception>
    /// <exception cref="CannotRecordException">The log cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var address = await ResolveAsync(cancellationToken);
        await RecoverAsync(cancellationToken);
        var answer = await listener.ActorRef.Ask<object>(new ListenerCommands.Listen(address), cancellationToken);
        if (answer is not ListenerReplies.Listening listening)
            throw new CannotListenException(settings.Host, settings.Port, (answer as ListenerReplies.Failed)?.Cause);
        Address = (IPEndPoint)listening.Address;
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
            throw new CannotRecordException($"the log cannot be read: {e.Message}", e);
        }
    }

    private async Task<IPEndPoint> ResolveAsync(CancellationToken cancellationToken)
    {
        // 0.0.0.0 and :: are addresses to listen on, but cannot be looked up.
        if (IPAddress.TryParse(settings.Host, out var address))
            return new IPEndPoint(address, settings.Port);
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(settings.Host, cancellationToken);
            return new IPEndPoint(addresses[0], settings.Port);
        }
        catch (SocketException e)
        {
            throw new CannotListenException(settings.Host, settings.Port, e);
        }
    }
}
