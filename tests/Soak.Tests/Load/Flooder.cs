using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace AkkaChat.Soak.Tests.Load;

/// <summary>Somebody who writes as fast as the server lets it, until disposed; comes again when thrown out.</summary>
internal sealed partial class Flooder : IAsyncDisposable
{
    private const int Lowest = 19;

    private readonly CancellationTokenSource _end = new();
    private readonly Task _flooding;

    private Flooder(int port, string greeting, byte[] block) =>
        _flooding = Task.Factory.StartNew(() => Flood(port, greeting, block), _end.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>What is written: short lines, one line without end, nothing but NUL, telnet requests that want answers, and a line in many small pieces.</summary>
    public static IReadOnlyDictionary<string, byte[]> Forms { get; } = new Dictionary<string, byte[]>
    {
        ["short lines"] = Repeat("x\n"u8, 65_536),
        ["endless line"] = Repeat("x"u8, 65_536),
        ["endless NUL"] = Repeat("\0"u8, 65_536),
        ["telnet requests"] = Repeat([255, 253, 1], 65_535), // IAC DO ECHO, RFC 854
        ["single bytes"] = Repeat("x"u8, 1),
    };

    /// <summary>Starts one.</summary>
    /// <param name="port">Where the server listens, on this machine.</param>
    /// <param name="form">One of <see cref="Forms"/>.</param>
    /// <param name="isProgram">Whether it greets as programs do.</param>
    public static Flooder Start(int port, string form, bool isProgram) =>
        new(port, $"{(isProgram ? "@hello robot" : "person")}-{form.Replace(' ', '-')}\n", Forms[form]);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _flooding;
        _end.Dispose();
    }

    private static byte[] Repeat(ReadOnlySpan<byte> part, int length)
    {
        var block = new byte[length];
        for (var at = 0; at < length; at += part.Length)
            part.CopyTo(block.AsSpan(at));
        return block;
    }

    // setpriority(2): with two zeros the calling thread, on Linux.
    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, int who, int priority);

    private void Flood(int port, string greeting, byte[] block)
    {
        // From elsewhere a flooder could not take the processor from those who are measured; here it must not.
        _ = SetPriority(0, 0, Lowest);
        while (!_end.IsCancellationRequested)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var stop = _end.Token.Register(socket.Dispose);
            try
            {
                socket.Connect(IPAddress.Loopback, port);
                _ = new NetworkStream(socket).CopyToAsync(Stream.Null, _end.Token);
                socket.Send(Encoding.ASCII.GetBytes(greeting));
                while (true)
                    socket.Send(block);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Thrown out, or at the end.
            }
        }
    }
}
