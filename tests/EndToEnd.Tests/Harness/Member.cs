using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>
/// Somebody on a bare socket. Its lines are cut at LF alone, and those that are not valid UTF-8 are marked, so that comparing
/// them compares bytes.
/// </summary>
internal sealed class Member : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Socket _socket;

    private Member(Socket socket, string name)
    {
        _socket = socket;
        Heard = new Transcript(name);
    }

    public Transcript Heard { get; }

    /// <summary>Connects and stays without a nickname; the greeting is not read.</summary>
    public static async Task<Member> ConnectAsync(ServerNode server, string name = "a guest")
    {
        var member = await ConnectDeafAsync(server, name);
        member.Listen();
        return member;
    }

    /// <summary>Connects and reads nothing until told to <see cref="Listen"/>.</summary>
    public static async Task<Member> ConnectDeafAsync(ServerNode server, string name)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return new Member(socket, name);
    }

    /// <summary>Connects and waits until the room has announced the nickname.</summary>
    public static async Task<Member> JoinAsync(ServerNode server, string nickname)
    {
        var member = await ConnectAsync(server, nickname);
        await member.SayAsync(nickname);
        await member.Heard.ExpectAsync($"* {nickname} joined");
        return member;
    }

    /// <summary>Begins to read.</summary>
    public void Listen() => _ = RecordAsync();

    public Task SayAsync(string line) => SendAsync(StrictUtf8.GetBytes(line + "\n"));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes)..];
    }

    /// <summary>Ends the input and goes on listening.</summary>
    public void EndInput() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks the connection: the server gets a reset instead of an end.</summary>
    public void Reset() => _socket.Close(timeout: 0);

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private async Task RecordAsync()
    {
        var line = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory()) is var count and > 0)
                Cut(buffer.AsSpan(0, count), line);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Heard.Add($"[the connection broke: {e.Message}]");
        }
        if (line.Length > 0)
            Heard.Add(Decode(line.ToArray()) + "[no line ending]");
        Heard.End();
    }

    private void Cut(ReadOnlySpan<byte> bytes, MemoryStream line)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            line.Write(bytes[..end]);
            Heard.Add(Decode(line.ToArray()));
            line.SetLength(0);
        }
        line.Write(bytes);
    }

    private static string Decode(byte[] line)
    {
        try
        {
            return StrictUtf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return $"[not UTF-8: {Convert.ToHexString(line)}]";
        }
    }
}
