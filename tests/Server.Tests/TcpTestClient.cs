using System.Net;
using System.Net.Sockets;

namespace AkkaChat.Server.Tests;

/// <summary>A client over a real socket.</summary>
internal sealed class TcpTestClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private TcpTestClient(TcpClient client)
    {
        _client = client;
        _reader = new StreamReader(client.GetStream());
        _writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Connects, and has heard nothing yet.</summary>
    public static async Task<TcpTestClient> ConnectAsync(EndPoint server)
    {
        var address = (IPEndPoint)server;
        var client = new TcpClient();
        await client.ConnectAsync(address.Address, address.Port).WaitAsync(Patience);
        return new TcpTestClient(client);
    }

    /// <summary>Connects, and has been greeted.</summary>
    public static async Task<TcpTestClient> ComeAsync(EndPoint server)
    {
        var client = await ConnectAsync(server);
        await client.ReadAsync("* welcome to AkkaChat: type a nickname and press Enter");
        return client;
    }

    /// <summary>Connects, and has joined.</summary>
    public static async Task<TcpTestClient> JoinAsync(EndPoint server, string nickname)
    {
        var client = await ComeAsync(server);
        await client.SayAsync(nickname);
        await client.ReadAsync($"* {nickname} joined");
        for (var line = ""; line != "* /help lists the commands, /q leaves"; line = await client.NextLineAsync())
        {
            // History and rules, where there are some, and a code.
        }
        return client;
    }

    /// <summary>Connects, sends a handshake, and has been answered.</summary>
    public static async Task<(TcpTestClient Client, string Line)> GreetAsync(EndPoint server, string greeting)
    {
        var client = await ConnectAsync(server);
        var line = await client.NextAsync();
        if (line?.StartsWith('*') == true)
        {
            await client.SayAsync(greeting);
            line = await client.NextAsync();
        }
        return (client, line ?? "");
    }

    public Task SayAsync(string line) => _writer.WriteLineAsync(line).WaitAsync(Patience);

    /// <summary>The next lines are these; null stands for the end.</summary>
    public async Task ReadAsync(params string?[] lines)
    {
        foreach (var line in lines)
            (await NextAsync()).ShouldBe(line);
    }

    /// <summary>The next line.</summary>
    public async Task<string> NextLineAsync() => (await NextAsync()).ShouldNotBeNull();

    /// <summary>The next line; null at the end.</summary>
    public async Task<string?> NextAsync()
    {
        try
        {
            return await _reader.ReadLineAsync().WaitAsync(Patience);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return null; // the end, if not a friendly one
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
