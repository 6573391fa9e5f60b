using System.Net.Sockets;
using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>One connection to a server: lines out, lines in.</summary>
internal sealed class Connection : IDisposable
{
    // Far above what any server sends: it only keeps a broken one from filling the memory.
    private const int MaxLineBytes = 64 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly Socket _socket;
    private readonly LineDecoder _decoder = new(MaxLineBytes);

    private Connection(Socket socket) => _socket = socket;

    /// <summary>Connects to the first address of the host that answers.</summary>
    /// <param name="host">Name or address.</param>
    /// <param name="port">TCP port.</param>
    /// <exception cref="ClientException">There is no connection; says why.</exception>
    public static async Task<Connection> OpenAsync(string host, int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var deadline = new CancellationTokenSource(ConnectTimeout);
        try
        {
            await socket.ConnectAsync(host, port, deadline.Token);
            return new Connection(socket);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw new ClientException($"cannot connect to {host}:{port}: {Remedy(e)}");
        }
    }

    /// <summary>Sends one line.</summary>
    /// <param name="line">The line without its ending.</param>
    /// <exception cref="SocketException">The connection is gone.</exception>
    public async Task SendAsync(string line)
    {
        ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(line + "\n");
        while (!rest.IsEmpty)
            rest = rest[await _socket.SendAsync(rest)..];
    }

    /// <summary>Tells the server that nothing more will be sent. It answers what it has and then closes.</summary>
    /// <exception cref="SocketException">The connection is gone.</exception>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>All lines the server sends until it closes the connection.</summary>
    /// <exception cref="SocketException">The connection broke.</exception>
    public async IAsyncEnumerable<DecodedLine> ReadLinesAsync()
    {
        var buffer = new byte[16 * 1024];
        while (await _socket.ReceiveAsync(buffer) is var count and > 0)
        {
            ReadOnlyMemory<byte> input = buffer.AsMemory(0, count);
            while (TryDecode(ref input, out var line))
                yield return line;
        }
        if (_decoder.TryFinish(out var rest))
            yield return rest;
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private static string Remedy(Exception e) => (e as SocketException)?.SocketErrorCode switch
    {
        null or SocketError.TimedOut =>
            $"no answer within {ConnectTimeout.TotalSeconds:0} s; check --host and --port, and firewalls on the way",
        SocketError.ConnectionRefused => "nobody listens there; start a server, or name another place with --host and --port",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "no host has this name; check --host",
        _ => $"{e.Message}; check --host and --port",
    };

    private bool TryDecode(ref ReadOnlyMemory<byte> input, out DecodedLine line)
    {
        var bytes = input.Span;
        var found = _decoder.TryRead(ref bytes, out line);
        input = input[^bytes.Length..];
        return found;
    }
}
