using System.Net;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>The client's end of a connection through some door.</summary>
public abstract class DoorPeer(IPEndPoint address) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Its address.</summary>
    public IPEndPoint Address { get; } = address;

    /// <summary>Sends a piece of text, which need not be a whole line.</summary>
    public abstract Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Reads what has come; nothing at the end.</summary>
    protected abstract Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation);

    /// <summary>Ends its output and reads on.</summary>
    public abstract Task EndOutputAsync(CancellationToken cancellation);

    /// <summary>Resets the connection.</summary>
    public abstract void Reset();

    /// <summary>Reads this many bytes, or fewer if the end comes first.</summary>
    public async Task<byte[]> ReadAsync(int count, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        while (all.Length < count && await ReadAsync(_buffer.AsMemory(0, (int)Math.Min(_buffer.Length, count - all.Length)), cancellation) is > 0 and var read)
            all.Write(_buffer.AsSpan(0, read));
        return all.ToArray();
    }

    /// <summary>Reads what has come; nothing at the end.</summary>
    public async Task<byte[]> ReadSomeAsync(CancellationToken cancellation) => _buffer[..await ReadAsync(_buffer, cancellation)];

    /// <summary>Reads to the end.</summary>
    public async Task<byte[]> ReadToEndAsync(CancellationToken cancellation) => await ReadAsync(int.MaxValue, cancellation);

    /// <inheritdoc />
    public abstract void Dispose();
}
