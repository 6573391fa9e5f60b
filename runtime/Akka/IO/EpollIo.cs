using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Akka.IO;

/// <summary>
/// Waits by a <see cref="Poller"/>, which costs nothing for each wait and no memory while it lasts. What is done for every line, it asks of
/// the kernel itself: the framework's socket in between costs time, most of it for finding in memory what thousands of others have displaced.
/// </summary>
/// <remarks>The descriptor stays valid because the connection closes its socket on the thread that uses it, after <see cref="Stop"/>.</remarks>
internal sealed partial class EpollIo(Socket socket, TcpConnection connection, Poller poller) : SocketIo
{
    private const int NoSignal = 0x4000, Interrupted = 4;

    private readonly int _descriptor = (int)socket.Handle;

    internal override void Start() => poller.Add(_descriptor, connection);

    internal override bool IsReadableOrWait() => false;

    internal override int Receive(Span<byte> buffer, out SocketError error)
    {
        nint count;
        do count = recv(_descriptor, buffer, buffer.Length, 0);
        while (WasInterrupted(count));
        return Result(count, out error);
    }

    internal override int Send(ReadOnlySpan<byte> bytes, out SocketError error)
    {
        nint count;
        do count = send(_descriptor, bytes, bytes.Length, NoSignal);
        while (WasInterrupted(count));
        return Result(count, out error);
    }

    internal override int Send(List<ArraySegment<byte>> pieces, out bool waits, out SocketError error)
    {
        var sent = Math.Max(socket.Send(pieces, SocketFlags.None, out error), 0);
        waits = error == SocketError.WouldBlock;
        if (waits) error = SocketError.Success;
        return sent;
    }

    internal override int TakeSent(out SocketError error)
    {
        error = SocketError.Success;
        return 0;
    }

    internal override void Stop() => poller.Remove(_descriptor);

    // Nothing else would tell again that there is something to do.
    private static bool WasInterrupted(nint count) => count < 0 && Marshal.GetLastPInvokeError() == Interrupted;

    private static int Result(nint count, out SocketError error)
    {
        error = count >= 0 ? SocketError.Success : Error(Marshal.GetLastPInvokeError());
        return (int)Math.Max(count, 0);
    }

    // errno(3), as far as it happens to a connection.
    private static SocketError Error(int number) => number switch
    {
        11 => SocketError.WouldBlock,
        12 or 105 => SocketError.NoBufferSpaceAvailable,
        32 => SocketError.Shutdown,
        101 => SocketError.NetworkUnreachable,
        104 => SocketError.ConnectionReset,
        110 => SocketError.TimedOut,
        113 => SocketError.HostUnreachable,
        _ => SocketError.SocketError,
    };

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint recv(int descriptor, Span<byte> buffer, nint size, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint send(int descriptor, ReadOnlySpan<byte> bytes, nint size, int flags);
}
