using System.Buffers;
using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Listening;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AkkaChat.Server.Doors;

/// <summary>
/// Has a listening socket of Kestrel take the PROXY protocol from proxies. From others a header is no handshake and
/// no request, and refused as such.
/// </summary>
internal static class ProxyProtocol
{
    private static readonly TimeSpan HeaderTimeout = TimeSpan.FromSeconds(5);

    private static readonly byte[] Refusal = [.. ServerLines.Refusal(WireFormat.Lf, ProxyHeader.Refusal).Segments[0]];

    /// <summary>Reads the header first, before TLS.</summary>
    /// <param name="listen">The socket.</param>
    /// <param name="proxies">Who brings connections of others.</param>
    /// <param name="isOptional">Whether a proxy may have another way to say whose connection it brings.</param>
    /// <param name="refused">Is called for a connection that is refused.</param>
    public static void UseProxyProtocol(this ListenOptions listen, AddressList proxies, bool isOptional, Action refused)
    {
        if (proxies.Networks.Count > 0)
            listen.Use(next => connection => AcceptAsync(connection, next, proxies, isOptional, refused));
    }

    private static async Task AcceptAsync(ConnectionContext connection, ConnectionDelegate next, AddressList proxies, bool isOptional, Action refused)
    {
        if (!proxies.Contains(((IPEndPoint)connection.RemoteEndPoint!).Address) || await TryReadAsync(connection, isOptional))
        {
            await next(connection);
            return;
        }
        refused();
        await connection.Transport.Output.WriteAsync(Refusal);
    }

    private static async Task<bool> TryReadAsync(ConnectionContext connection, bool isOptional)
    {
        using var timeout = new CancellationTokenSource(HeaderTimeout);
        var input = connection.Transport.Input;
        try
        {
            while (true)
            {
                var result = await input.ReadAsync(timeout.Token);
                var start = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, ProxyHeader.MaxBytes));
                switch (ProxyHeader.Read(start.ToArray(), out var length, out var source))
                {
                    case ProxyHeaderState.Complete:
                        input.AdvanceTo(result.Buffer.GetPosition(length));
                        connection.RemoteEndPoint = source ?? connection.RemoteEndPoint;
                        return true;
                    case ProxyHeaderState.Incomplete when !result.IsCompleted:
                        input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                        break;
                    case ProxyHeaderState.None when isOptional:
                        input.AdvanceTo(result.Buffer.Start);
                        return true;
                    default:
                        input.AdvanceTo(result.Buffer.End);
                        return false;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ConnectionResetException)
        {
            return false;
        }
    }
}
