using System.Net.Sockets;
using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>All connections to the server, read and written by one thread.</summary>
internal sealed class Crowd : IDisposable
{
    private const int ReadSize = 256 * 1024;
    private const int MostPutAside = 16 * 1024;

    private readonly Epoll _epoll = new();
    private readonly List<Client> _clients = [];
    private readonly byte[] _buffer = new byte[MostPutAside + ReadSize];

    /// <summary>Everybody who was ever connected, by <see cref="Client.Index"/>.</summary>
    public IReadOnlyList<Client> Clients => _clients;

    /// <summary>Who hears what comes next.</summary>
    public IReceiver Receiver { get; set; } = null!;

    /// <summary>How many connections the server has closed.</summary>
    public int Dropped { get; private set; }

    /// <summary>When anything was received last: see <see cref="Clock"/>.</summary>
    public long LastReceived { get; private set; }

    /// <summary>Takes a connected socket in.</summary>
    public Client Add(Socket socket, SequenceCheck? check)
    {
        socket.NoDelay = true;
        socket.Blocking = false;
        var client = new Client(_clients.Count, socket, check);
        _clients.Add(client);
        _epoll.Watch(socket, client.Index);
        return client;
    }

    /// <summary>Sends now what the kernel takes, and the rest when it takes more.</summary>
    public void Send(Client client, ReadOnlySpan<byte> bytes)
    {
        if (!client.IsOpen)
            return;
        var wasWaiting = !client.Unsent.IsEmpty;
        var sent = wasWaiting ? 0 : TrySend(client, bytes);
        if (sent == bytes.Length || !client.IsOpen)
            return;
        client.Unsent.Append(bytes[sent..]);
        if (!wasWaiting)
            _epoll.WatchFor(client.Socket, client.Index, EpollEvents.Readable | EpollEvents.Writable);
    }

    /// <summary>Reads nothing more from a client.</summary>
    public void StopReading(Client client) => _epoll.WatchFor(client.Socket, client.Index, EpollEvents.None);

    /// <summary>Waits until somebody can read or write, and lets them.</summary>
    /// <param name="timeout">The longest wait, in microseconds.</param>
    public void Poll(long timeout)
    {
        var count = _epoll.Wait(timeout);
        for (var i = 0; i < count; i++)
        {
            var (token, events) = _epoll.Ready(i);
            var client = _clients[token];
            if (client.IsOpen && events.HasFlag(EpollEvents.Writable))
                SendRest(client);
            if (client.IsOpen && events.HasFlag(EpollEvents.Readable))
                Read(client);
            else if (client.IsOpen && (events & (EpollEvents.Error | EpollEvents.HungUp)) != EpollEvents.None)
                Drop(client);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Where(client => client.IsOpen))
            client.Socket.Dispose();
        _epoll.Dispose();
    }

    private void Read(Client client)
    {
        var aside = client.Received;
        var before = aside.Bytes.Length;
        aside.Bytes.CopyTo(_buffer);
        var count = client.Socket.Receive(_buffer.AsSpan(before, ReadSize), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
            return;
        if (count == 0 || error != SocketError.Success)
        {
            Drop(client);
            return;
        }

        LastReceived = Clock.Now;
        var bytes = _buffer.AsSpan(0, before + count);
        var rest = bytes[Receiver.Received(client, bytes)..];
        aside.Clear();
        if (rest.Length <= MostPutAside)
            aside.Append(rest);
    }

    private int TrySend(Client client, ReadOnlySpan<byte> bytes)
    {
        var sent = client.Socket.Send(bytes, SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
            Drop(client);
        return Math.Max(sent, 0);
    }

    private void SendRest(Client client)
    {
        client.Unsent.Drop(TrySend(client, client.Unsent.Bytes));
        if (client.IsOpen && client.Unsent.IsEmpty)
            _epoll.WatchFor(client.Socket, client.Index, EpollEvents.Readable);
    }

    private void Drop(Client client)
    {
        client.IsOpen = false;
        Dropped++;
        _epoll.Forget(client.Socket);
        client.Socket.Dispose();
        Receiver.Dropped(client);
    }
}
