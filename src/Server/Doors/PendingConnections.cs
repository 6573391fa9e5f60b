using System.Net;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AkkaChat.Server.Doors;

/// <summary>
/// Bounds the connections of Kestrel's doors that are no sessions yet: in a handshake of TLS, or with requests for the page. The listener counts
/// sessions alone, and connections that nobody counts could take all open files. Proxies are trusted to bound theirs.
/// </summary>
/// <param name="settings">The limits of an address.</param>
/// <param name="refused">Is told of each connection that is closed.</param>
internal sealed class PendingConnections(ConnectionSettings settings, Action<RefusalReason> refused)
{
    /// <summary>The most in all: fewer than the open files that are reserved beside sessions.</summary>
    public const int Max = 500;

    private readonly Lock _lock = new();
    private readonly ConnectionLimiter _limiter = new(settings.WithoutRateLimit with { Max = Math.Min(Max, settings.Max) });

    /// <summary>Has a listening socket of Kestrel count its connections.</summary>
    /// <param name="listen">The socket.</param>
    /// <param name="proxies">Who is not counted.</param>
    public void Count(ListenOptions listen, AddressList proxies) => listen.Use(next => connection =>
        proxies.Contains(((IPEndPoint)connection.RemoteEndPoint!).Address) ? next(connection) : CountAsync(connection, next));

    /// <summary>A connection has become a session, if it was counted.</summary>
    /// <param name="features">What is known of the connection.</param>
    public static void Admit(IFeatureCollection features) => features.Get<Pending>()?.End();

    private async Task CountAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = ((IPEndPoint)connection.RemoteEndPoint!).Address;
        ConnectionRefusal? refusal;
        lock (_lock)
            _limiter.TryAdmit(address, DateTimeOffset.UnixEpoch, out _, out refusal);
        if (refusal is not null)
        {
            refused(refusal.Reason);
            return;
        }
        var pending = new Pending(this, address);
        connection.Features.Set(pending);
        try
        {
            await next(connection);
        }
        finally
        {
            pending.End();
        }
    }

    private void Release(IPAddress address)
    {
        lock (_lock)
            _limiter.Release(address);
    }

    private sealed class Pending(PendingConnections all, IPAddress address)
    {
        private bool _hasEnded;

        public void End()
        {
            if (!Interlocked.Exchange(ref _hasEnded, true))
                all.Release(address);
        }
    }
}
