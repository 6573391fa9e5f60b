using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace AkkaChat.Bench.Fanout.Wire;

/// <summary>
/// Linux's epoll(7): one thread waits for thousands of sockets. .NET's own way to wait for a socket costs a hand-over between
/// threads for each, which would measure this program instead of the server.
/// </summary>
internal sealed partial class Epoll : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int Add = 1;
    private const int Remove = 2;
    private const int Change = 3;
    private const int BatchSize = 512;

    // The kernel packs struct epoll_event on x86-64 only.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int TokenOffset = EventSize - sizeof(long);

    private readonly int _handle;
    private readonly byte[] _events = new byte[BatchSize * EventSize];

    public Epoll()
    {
        _handle = Create(CloseOnExec);
        if (_handle < 0)
            throw new Win32Exception();
    }

    /// <summary>Begins to watch a socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="token">What <see cref="Ready"/> says when it has something.</param>
    public void Watch(Socket socket, int token) => Control(Add, socket, token, EpollEvents.Readable);

    /// <summary>Changes what a watched socket is watched for.</summary>
    public void WatchFor(Socket socket, int token, EpollEvents events) => Control(Change, socket, token, events);

    /// <summary>Watches a socket no longer.</summary>
    public void Forget(Socket socket) => Control(Remove, socket, 0, EpollEvents.None);

    /// <summary>Waits until a watched socket is ready.</summary>
    /// <param name="timeout">The longest wait, in microseconds.</param>
    /// <returns>How many are ready, for <see cref="Ready"/>.</returns>
    public int Wait(long timeout)
    {
        var (seconds, microseconds) = Math.DivRem(Math.Max(timeout, 0), 1_000_000);
        var count = Wait(_handle, ref _events[0], BatchSize, new TimeSpec(seconds, microseconds * 1000), 0);
        return Math.Max(count, 0);
    }

    /// <summary>One of the sockets that the last wait found ready.</summary>
    public (int Token, EpollEvents Events) Ready(int index)
    {
        var one = _events.AsSpan(index * EventSize, EventSize);
        return (BinaryPrimitives.ReadInt32LittleEndian(one[TokenOffset..]), (EpollEvents)BinaryPrimitives.ReadUInt32LittleEndian(one));
    }

    public void Dispose() => _ = Close(_handle);

    private void Control(int operation, Socket socket, int token, EpollEvents events)
    {
        Span<byte> one = stackalloc byte[EventSize];
        one.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(one, (uint)events);
        BinaryPrimitives.WriteInt32LittleEndian(one[TokenOffset..], token);
        if (Control(_handle, operation, (int)socket.SafeHandle.DangerousGetHandle(), ref one[0]) < 0)
            throw new Win32Exception();
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int socket, ref byte watched);

    [LibraryImport("libc", EntryPoint = "epoll_pwait2")]
    private static partial int Wait(int epoll, ref byte events, int maxEvents, in TimeSpec timeout, nint signalMask);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}

/// <summary>What epoll reports of a socket.</summary>
[Flags]
internal enum EpollEvents : uint
{
    None = 0,
    Readable = 0x1,
    Writable = 0x4,
    Error = 0x8,
    HungUp = 0x10,
}
