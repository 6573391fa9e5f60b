using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AkkaChat.Server.Doors;

/// <summary>
/// The output of a connection of Kestrel's. It tries the socket itself, with a send that does not block, and leaves only what
/// the kernel does not take to Kestrel, whose sends cost two changes of threads each. So nearly all writes are done when they
/// return: see docs/PERFORMANCE.md.
/// </summary>
/// <param name="socket">The socket, not blocking.</param>
/// <param name="rest">Kestrel's own output. A flush of it completes when the kernel has all, except one of a single byte.</param>
internal sealed class SocketOutput(Socket socket, PipeWriter rest) : PipeWriter
{
    private const int LeastWaited = 2; // bytes: see KestrelDoors.MaxUnsent

    private byte[] _buffer = [];
    private int _count;
    private bool _isDirect = true;

    /// <inheritdoc />
    public override bool CanGetUnflushedBytes => true;

    /// <inheritdoc />
    public override long UnflushedBytes => _count;

    /// <summary>Has the connections of a listening socket write so.</summary>
    public static void Use(ListenOptions listen) => listen.Use(next => connection =>
    {
        var socket = connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        socket.Blocking = false;
        connection.Transport = new Transport(connection.Transport.Input, new SocketOutput(socket, connection.Transport.Output));
        return next(connection);
    });

    /// <inheritdoc />
    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = _count + Math.Max(sizeHint, 1);
        if (needed > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _buffer.Length));
            _buffer.AsSpan(0, _count).CopyTo(larger);
            Return(_buffer);
            _buffer = larger;
        }
        return _buffer.AsMemory(_count);
    }

    /// <inheritdoc />
    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc />
    public override void Advance(int bytes) => _count += bytes;

    /// <inheritdoc />
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        _count > 0 ? base.WriteAsync(source, cancellationToken) : SendAsync(source.Span, cancellationToken);

    /// <inheritdoc />
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var flushed = SendAsync(_buffer.AsSpan(0, _count), cancellationToken);
        Clear();
        return flushed;
    }

    /// <inheritdoc />
    public override void CancelPendingFlush() => rest.CancelPendingFlush();

    /// <inheritdoc />
    public override void Complete(Exception? exception = null)
    {
        if (_count > 0 && exception is null)
            rest.Write(_buffer.AsSpan(0, _count));
        Clear();
        rest.Complete(exception);
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Clear()
    {
        Return(_buffer);
        (_buffer, _count) = ([], 0);
    }

    private ValueTask<FlushResult> SendAsync(ReadOnlySpan<byte> bytes, CancellationToken cancellation)
    {
        var left = bytes[TrySend(bytes)..];
        if (left.IsEmpty)
            return new ValueTask<FlushResult>(new FlushResult(isCanceled: false, isCompleted: false));
        _isDirect = false; // until the kernel has what Kestrel sends
        rest.Write(left);
        return FlushRestAsync(left.Length, cancellation);
    }

    private async ValueTask<FlushResult> FlushRestAsync(int count, CancellationToken cancellation)
    {
        var result = await rest.FlushAsync(cancellation);
        _isDirect = count >= LeastWaited && result is { IsCompleted: false, IsCanceled: false };
        return result;
    }

    /// <summary>Sends what the kernel takes now. Whatever is wrong with the socket, Kestrel will find out with the rest.</summary>
    private int TrySend(ReadOnlySpan<byte> bytes)
    {
        if (!_isDirect || bytes.IsEmpty)
            return 0;
        try
        {
            return socket.Send(bytes, SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
