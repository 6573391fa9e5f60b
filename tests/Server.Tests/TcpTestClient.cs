using System.Net;
using System.Net.Sockets;

namespace AkkaChat.Server.Tests;

/// <summary>Somebody who comes over a real socket.</summary>
internal sealed class Visitor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private Visitor(TcpClient client)
    {
        _client = client;
        _reader = new StreamReader(client.GetStream());
        _writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Connects, and has heard nothing yet.</summary>
    public static async Task<Visitor> ConnectAsync(EndPoint server)
    {
        var address = (IPEndPoint)server;
        var client = new TcpClient();
        await client.ConnectAsync(address.Address, address.Port).WaitAsync(Patience);
        return new Visitor(client);
    }

    /// <summary>Connects, and has been greeted.</summary>
    public static async Task<Visitor> ComeAsync(EndPoint server)
    {
        var visitor = await ConnectAsync(server);
        await visitor.ReadAsync("* welcome to AkkaChat: type a nickname and press Enter");
        return visitor;
    }

    /// <summary>Connects, and has joined.</summary>
    public static async Task<Visitor> JoinAsync(EndPoint server, string nickname)
    {
        var visitor = await ComeAsync(server);
        await visitor.SayAsync(nickname);
        await visitor.ReadAsync($"* {nickname} joined");
        await visitor.ReadAsync("* /help lists the commands, /q leaves");
        return visitor;
    }

    /// <summary>Connects, greets as programs do, and has been answered.</summary>
    public static async Task<(Visitor Visitor, string Line)> GreetAsync(EndPoint server, string greeting)
    {
        var visitor = await ConnectAsync(server);
        var line = await visitor.NextAsync();
        if (line?.StartsWith('*') == true)
        {
            await visitor.SayAsync(greeting);
            line = await visitor.NextAsync();
        }
        return (visitor, line ?? "");
    }

    public Task SayAsync(string line) => _writer.WriteLineAsync(line).WaitAsync(Patience);

    /// <summary>The next lines are these; null stands for the end.</summary>
    public async Task ReadAsync(params string?[] lines)
    {
        foreach (var line in lines)
            (await NextAsync()).ShouldBe(line);
    }

    private Task<string?> NextAsync() => _reader.ReadLineAsync().WaitAsync(Patience);

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
