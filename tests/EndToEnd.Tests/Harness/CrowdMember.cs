using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>
/// A member that keeps no lines, only their number and a digest over them, so that a thousand of them fit in a test's memory. Notices
/// (they begin with a star) are not counted; tags are removed.
/// </summary>
internal sealed class CrowdMember : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _announcement;
    private readonly int _expected;
    private readonly Action<string>? _observe;

    /// <summary>Creates a member that is not connected.</summary>
    /// <param name="nickname">Its nickname.</param>
    /// <param name="expected">The number of lines after which <see cref="Complete"/> completes.</param>
    /// <param name="observe">Gets each line, if given.</param>
    public CrowdMember(string nickname, int expected, Action<string>? observe = null)
    {
        Nickname = nickname;
        _announcement = Encoding.UTF8.GetBytes($"* {nickname} joined");
        _expected = expected;
        _observe = observe;
    }

    public string Nickname { get; }

    /// <summary>How many lines were received.</summary>
    public int Count { get; private set; }

    /// <summary>Completes when the expected lines were received.</summary>
    public Task Complete => _complete.Task;

    /// <summary>Completes when the server has closed the connection and everything was read.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The latest notice.</summary>
    public string LastNotice { get; private set; } = "";

    public Task JoinAsync(int port) => JoinAsync(port, Nickname);

    /// <summary>Joins as a resumable client.</summary>
    public Task JoinResumableAsync(int port) => JoinAsync(port, $"@hello {Nickname}");

    public async Task SayAsync(string line) => await _socket.SendAsync(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>The digest over all lines so far, in order.</summary>
    public string Digest() => Convert.ToHexString(_digest.GetCurrentHash());

    /// <inheritdoc />
    public void Dispose()
    {
        _socket.Dispose();
        _digest.Dispose();
    }

    private async Task JoinAsync(int port, string greeting)
    {
        await _socket.ConnectAsync(IPAddress.Loopback, port);
        _ = ReceiveAsync();
        await SayAsync(greeting);
        await _joined.Task;
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        var held = 0;
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(held)) is var count and > 0)
            {
                var used = Take(buffer.AsSpan(0, held + count));
                held += count - used;
                buffer.AsSpan(used, held).CopyTo(buffer);
            }
            _ended.SetResult();
            throw new EndOfStreamException(string.Create(CultureInfo.InvariantCulture, $"{Nickname} was closed after {Count} lines"));
        }
        catch (Exception e)
        {
            _joined.TrySetException(e);
            _complete.TrySetException(e);
            _ended.TrySetException(e);
        }
    }

    /// <summary>Takes all whole lines.</summary>
    /// <returns>The number of bytes of those lines.</returns>
    private int Take(ReadOnlySpan<byte> bytes)
    {
        var used = 0;
        for (int length; (length = bytes[used..].IndexOf((byte)'\n')) >= 0; used += length + 1)
            TakeLine(bytes.Slice(used, length));
        return used;
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("@"u8))
            line = line[(line.IndexOf((byte)' ') + 1)..];
        if (line.IsEmpty)
            return;
        if (line.StartsWith("* "u8))
        {
            LastNotice = Encoding.UTF8.GetString(line);
            if (line.SequenceEqual(_announcement))
                _joined.TrySetResult();
            return;
        }
        _digest.AppendData(line);
        _digest.AppendData("\n"u8);
        _observe?.Invoke(Encoding.UTF8.GetString(line));
        if (++Count == _expected)
            _complete.TrySetResult();
    }
}
