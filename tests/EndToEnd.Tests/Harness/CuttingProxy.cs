using System.Net;
using System.Net.Sockets;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>Stands between a client and a server, and does to their connections what bad networks do.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly Socket _door = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly IPEndPoint _server;
    private readonly Func<int, Cut?> _plan;
    private readonly SemaphoreSlim _accepted = new(0);
    private int _connections;

    /// <summary>Begins to listen.</summary>
    /// <param name="serverPort">Where the server is.</param>
    /// <param name="plan">What the connection with this number, from 0, is to suffer; nothing when it is null.</param>
    public CuttingProxy(int serverPort, Func<int, Cut?> plan)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        _plan = plan;
        _door.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _door.Listen();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_door.LocalEndPoint!).Port;

    /// <summary>Waits for one more connection than there were at the wait before; false when none comes.</summary>
    public Task<bool> NextConnectionAsync() => _accepted.WaitAsync(TestTimeout.Limit);

    /// <inheritdoc />
    public void Dispose()
    {
        _door.Dispose();
        _accepted.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _door.AcceptAsync();
                _ = CarryAsync(client, _plan(_connections++));
                _accepted.Release();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(Socket client, Cut? cut)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            client.NoDelay = server.NoDelay = true;
            try
            {
                await server.ConnectAsync(_server);
                var toServer = PassAsync(client, server, cut?.Side == Side.ToServer ? cut : null);
                var toClient = PassAsync(server, client, cut?.Side == Side.ToClient ? cut : null);
                if (await await Task.WhenAny(toServer, toClient))
                    await Task.WhenAll(toServer, toClient);
                else if (cut?.Ending == Ending.End)
                    await EndAsync(client, server);
                else
                    Reset(client, server);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // One side broke: so does the other.
                Reset(client, server);
            }
        }
    }

    /// <summary>Passes bytes on until they end, or the cut.</summary>
    /// <returns>Whether they ended by themselves.</returns>
    private static async Task<bool> PassAsync(Socket from, Socket to, Cut? cut)
    {
        var buffer = new byte[16 * 1024];
        var left = cut?.Bytes ?? int.MaxValue;
        while (true)
        {
            var count = left == 0 ? 0 : await from.ReceiveAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)));
            if (count == 0 && left > 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return true;
            }
            await Task.Delay(cut?.Lag ?? TimeSpan.Zero);
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            if (cut is null || (left -= count) > 0)
                continue;
            await Task.Delay(cut.Pause);
            return false;
        }
    }

    /// <summary>Lets both sides read what was passed on, and then an end.</summary>
    private static async Task EndAsync(params Socket[] sides)
    {
        foreach (var side in sides)
            side.Shutdown(SocketShutdown.Send);

        // What is closed with bytes unread is reset.
        await Task.WhenAll(sides.Select(DrainAsync));
    }

    private static async Task DrainAsync(Socket side)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var buffer = new byte[16 * 1024];
        try
        {
            while (await side.ReceiveAsync(buffer.AsMemory(), patience.Token) > 0)
            {
                // Nobody gets it.
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // It is over anyway.
        }
    }

    private static void Reset(params Socket[] sides)
    {
        foreach (var side in sides)
            side.Close(timeout: 0);
    }
}
