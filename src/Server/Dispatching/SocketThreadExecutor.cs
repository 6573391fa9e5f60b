using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace AkkaChat.Server.Dispatching;

/// <summary>
/// Runs actors on the thread that waits for .NET's sockets (<see cref="SocketThread"/>): a line that was read needs no other thread to be woken up for it, and
/// "nothing left to run" means that no socket has anything to read either. To be woken up the executor has a socket of its own, on which it receives
/// what it sends.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The thread disposes of the socket when the actor system has ended.")]
internal sealed class SocketThreadExecutor : RoundExecutor
{
    private static readonly byte[] Signal = new byte[1];

    private readonly Socket _socket = SocketThread.Loopback();
    private readonly SocketAsyncEventArgs _read = new();
    private int _isSignaled;

    /// <summary>Begins to wait for work.</summary>
    /// <param name="id">The dispatcher's name.</param>
    public SocketThreadExecutor(string id)
        : base(id)
    {
        _read.SetBuffer(new byte[1]);
        _read.Completed += (_, _) => OnSignal();
        AwaitSignal();
    }

    /// <inheritdoc />
    protected override void WakeUp()
    {
        if (Interlocked.Exchange(ref _isSignaled, 1) == 1)
            return;
        try
        {
            _socket.Send(Signal, SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            // The actor system has ended: nobody waits for what is still added.
        }
    }

    // Nobody signals while the work of the last signal is being done: so there is nothing to receive yet.
    private void AwaitSignal() => _socket.ReceiveAsync(_read);

    private void OnSignal()
    {
        if (IsShutDown)
        {
            _socket.Dispose();
            _read.Dispose();
            return;
        }
        var hasMore = TryRun() && MayHaveMore;

        // The next round may begin as soon as somebody signals, on whichever thread. So this one must be over, and what was added meanwhile is looked for last.
        AwaitSignal();
        Interlocked.Exchange(ref _isSignaled, 0);
        if (hasMore || HasNext || IsShutDown)
            WakeUp(); // after the sockets that have something to read by now
    }
}
