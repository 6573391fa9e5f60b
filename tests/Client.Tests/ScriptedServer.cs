using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AkkaChat.Client.Tests;

/// <summary>The other end of one connection, played by a test.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private Socket? _peer;
    private StreamReader? _reader;

    public ScriptedServer() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async Task AcceptAsync()
    {
        _peer = await _listener.AcceptSocketAsync().WaitAsync(Patience);
        _reader = new StreamReader(new NetworkStream(_peer), Encoding.UTF8);
    }

    public Task SayAsync(string text) => _peer!.SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The next line from the client; null when it has ended its sending.</summary>
    public Task<string?> HearAsync() => _reader!.ReadLineAsync().WaitAsync(Patience);

    public void Close() => _peer!.Close();

    public void Reset() => _peer!.Close(timeout: 0);

    public void Dispose()
    {
        _peer?.Dispose();
        _listener.Dispose();
    }
}
