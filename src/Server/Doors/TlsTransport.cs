using System.Net.Security;
using Akka.IO;
using Microsoft.AspNetCore.Connections;

namespace AkkaChat.Server.Doors;

/// <summary>Lines over TLS. The end of the output is TLS's <c>close_notify</c>; the peer may go on sending.</summary>
/// <param name="stream">The encrypted stream, after its handshake.</param>
/// <param name="connection">The connection below it.</param>
internal sealed class TlsTransport(SslStream stream, ConnectionContext connection) : IDoorTransport
{
    private const int ReadSize = 1024;

    private readonly byte[] _buffer = new byte[ReadSize];
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when nobody needs the connection any more.</summary>
    public Task Released => _released.Task;

    /// <inheritdoc />
    public async Task<ByteString> ReadAsync() => ByteString.CopyFrom(_buffer, 0, await stream.ReadAsync(_buffer));

    /// <inheritdoc />
    public async Task WriteAsync(ReadOnlyMemory<byte> lines)
    {
        await stream.WriteAsync(lines);
        await stream.FlushAsync();
    }

    /// <inheritdoc />
    public Task EndOutputAsync() => stream.ShutdownAsync();

    /// <inheritdoc />
    public void Abort() => connection.Abort();

    /// <inheritdoc />
    public void Release() => _released.TrySetResult();
}
