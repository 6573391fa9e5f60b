using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>A client on a WebSocket. A piece that is no whole line is a fragment of a message.</summary>
internal sealed class WebSocketPeer(Socket socket, ClientWebSocket web) : DoorPeer((IPEndPoint)socket.LocalEndPoint!)
{
    public static async Task<WebSocketPeer> ConnectAsync(IPEndPoint door, CancellationToken cancellation)
    {
        Socket? socket = null;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(door, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var web = new ClientWebSocket();
        web.Options.AddSubProtocol("akkachat.v1");
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await web.ConnectAsync(new Uri($"ws://{door}/chat"), invoker, cancellation);
        return new WebSocketPeer(socket!, web);
    }

    public override Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        web.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: bytes.Span is [.., (byte)'\n'], cancellation).AsTask();

    protected override async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => (await web.ReceiveAsync(buffer, cancellation)).Count;

    public override Task EndOutputAsync(CancellationToken cancellation) => web.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellation);

    public override void Reset() => socket.Close(timeout: 0);

    public override void Dispose() => web.Dispose();
}
