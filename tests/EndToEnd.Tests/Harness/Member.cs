using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>
/// A member on a plain socket. Lines are split at LF only, and invalid UTF-8 is marked, so that comparing lines compares bytes.
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

    /// <summary>Connects without a nickname.</summary>
    public static async Task<Member> ConnectAsync(ServerNode server, string name = "a guest")
    {
        var member = await ConnectWithoutReadingAsync(server, name);
        member.StartReading();
        return member;
    }

    /// <summary>Connects and reads nothing before <see cref="StartReading"/>.</summary>
    public static async Task<Member> ConnectWithoutReadingAsync(ServerNode server, string name)
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

    /// <summary>Starts to read.</summary>
    public void StartReading() => _ = RecordAsync();

    public Task SayAsync(string line) => SendAsync(StrictUtf8.GetBytes(line + "\n"));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes)..];
    }

    /// <summary>Closes the sending side and continues to read.</summary>
    public void EndInput() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Resets the connection.</summary>
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
