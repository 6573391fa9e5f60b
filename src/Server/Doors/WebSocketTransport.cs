using System.Net.WebSockets;
using Akka.IO;

namespace AkkaChat.Server.Doors;

/// <summary>
/// Lines over a WebSocket, in text messages. A message holds one or more lines; its end is the end of a line. Each end closes
/// its own half with a Close frame.
/// </summary>
/// <param name="socket">The WebSocket, after its handshake.</param>
/// <param name="abort">Resets the connection below it.</param>
internal sealed class WebSocketTransport(WebSocket socket, Action abort) : IDoorTransport
{
    private const int ReadSize = 1024;
    private const byte Lf = (byte)'\n';

    private readonly byte[] _buffer = new byte[ReadSize + 1];
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isAtLineEnd = true;

    /// <summary>Completes when nobody needs the connection any more.</summary>
    public Task Released => _released.Task;

    /// <inheritdoc />
    public async Task<ByteString> ReadAsync()
    {
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(0, ReadSize), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return ByteString.Empty;
            if (part.MessageType != WebSocketMessageType.Text)
                throw new IOException("it sent a binary message");
            var count = part.Count;
            if (count > 0)
                _isAtLineEnd = _buffer[count - 1] == Lf;
            if (part.EndOfMessage && !_isAtLineEnd)
            {
                _buffer[count++] = Lf;
                _isAtLineEnd = true;
            }
            if (count > 0)
                return ByteString.CopyFrom(_buffer, 0, count);
        }
    }

    /// <inheritdoc />
    public async Task WriteAsync(ReadOnlyMemory<byte> lines) =>
        await socket.SendAsync(lines, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <inheritdoc />
    public Task EndOutputAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);

    /// <inheritdoc />
    public void Abort() => abort();

    /// <inheritdoc />
    public void Release() => _released.TrySetResult();
}
