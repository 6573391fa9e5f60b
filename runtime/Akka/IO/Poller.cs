using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.IO;

/// <summary>
/// Tells connections when their sockets become ready, by <see cref="Epoll"/>. A dispatcher with a single thread parks it here: that
/// thread then runs actors until none is ready, and reads all sockets that became readable meanwhile, so that a busy system handles
/// much at a time and no thread wakes another. Elsewhere the poller has a thread of its own.
/// </summary>
internal sealed class Poller : Parking
{
    private const int MaxEvents = 1024;

    private readonly Epoll _epoll = new(MaxEvents);
    private readonly Lock _growing = new();
    private volatile TcpConnection?[] _connections = new TcpConnection?[256];
    private volatile bool _stopped;
    private int _seen; // events of the last wait that nobody was told of yet

    /// <summary>Makes one where there is epoll and <c>akka.io.tcp.epoll</c> does not say otherwise.</summary>
    internal static Poller? TryCreate(Config config, MessageDispatcher dispatcher)
    {
        if (!OperatingSystem.IsLinux() || !config.GetBoolean("akka.io.tcp.epoll", true)) return null;
        var poller = new Poller();
        if (dispatcher is not DedicatedThreadDispatcher single || !single.TryParkAt(poller))
            new Thread(poller.Work) { IsBackground = true, Name = "akka.io.tcp" }.Start();
        return poller;
    }

    /// <summary>From now on the connection is told what becomes of its socket; at once, if it is ready.</summary>
    /// <exception cref="IOException">The system watches no more.</exception>
    internal void Add(int descriptor, TcpConnection connection)
    {
        lock (_growing)
        {
            if (descriptor >= _connections.Length)
            {
                var more = new TcpConnection?[Math.Max(descriptor + 1, _connections.Length * 2)];
                _connections.CopyTo(more, 0);
                _connections = more;
            }

            _connections[descriptor] = connection;
        }

        if (_epoll.TryAdd(descriptor, Epoll.In | Epoll.Urgent | Epoll.Out | Epoll.ReadHangUp)) return;
        Remove(descriptor);
        throw new IOException("The system watches no more sockets for this user: see /proc/sys/fs/epoll/max_user_watches.");
    }

    /// <summary>To be called before the socket is closed: its number may be another's at once. A word about this one may still reach the
    /// next, for which it is a false alarm.</summary>
    internal void Remove(int descriptor)
    {
        lock (_growing) _connections[descriptor] = null;
    }

    /// <summary>Ends its thread. The kernel's list goes when the last who may look at it is gone.</summary>
    internal void Stop()
    {
        _stopped = true;
        _epoll.Alarm();
    }

    /// <inheritdoc/>
    internal override bool Park()
    {
        _seen = _epoll.Wait(mayBlock: true);
        return false;
    }

    /// <inheritdoc/>
    internal override void Unpark(int threads) => _epoll.Alarm();

    /// <inheritdoc/>
    internal override void Look()
    {
        if (_seen == 0) _seen = _epoll.Wait(mayBlock: false);
        var connections = _connections;
        for (var i = 0; i < _seen; i++)
        {
            var (descriptor, events) = _epoll[i];
            if ((uint)descriptor < (uint)connections.Length) connections[descriptor]?.OnReady(Read(events));
        }

        _seen = 0;
    }

    private void Work()
    {
        while (!_stopped)
        {
            Park();
            Look();
        }
    }

    private static SocketReady Read(uint events)
    {
        const uint Gone = Epoll.Error | Epoll.HangUp;
        const uint StopsShort = Epoll.Urgent | Epoll.ReadHangUp | Gone;
        var ready = SocketReady.None;
        if ((events & (Epoll.In | StopsShort)) != 0) ready |= SocketReady.ToRead;
        if ((events & (Epoll.Out | Gone)) != 0) ready |= SocketReady.ToWrite;
        if ((events & StopsShort) != 0) ready |= SocketReady.StopsShort;
        return ready;
    }
}
