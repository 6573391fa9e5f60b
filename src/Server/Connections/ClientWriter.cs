using System.Diagnostics;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Connections;

/// <summary>
/// Writes lines to one connection. It tries the socket itself, with a send that does not block, and hands only what the kernel does
/// not take to the connection actor, as an acknowledged <see cref="Tcp.Write"/>; after the acknowledgement it sends directly again.
/// A message to the connection actor and its asynchronous send would cost more than the send itself: see docs/PERFORMANCE.md.
/// Not thread-safe: it belongs to the actor that made it.
/// </summary>
/// <param name="id">The connection's number, which the acknowledgements carry.</param>
/// <param name="owner">The actor that gets the acknowledgements and calls <see cref="OnAck"/>.</param>
/// <param name="connection">The connection actor.</param>
/// <param name="socket">The connection's socket, not blocking; null where the transport is no socket.</param>
/// <param name="maxPendingBytes">The most bytes that may wait for a slow reader.</param>
/// <param name="output">Writes where the transport is no socket; null where only the connection actor does.</param>
internal sealed class ClientWriter(
    ConnectionId id,
    IActorRef owner,
    IActorRef connection,
    Socket? socket,
    int maxPendingBytes,
    LineOutput? output = null)
{
    // Beside a socket the connection actor only has to tell when the kernel has room again: a kilobyte says that as well as a megabyte.
    private const int MaxHandedOver = 1024;

    private Socket? _socket = socket;
    private WriteQueue? _queue;
    private int _inFlight;
    private long _waitingSince;

    /// <summary>
    /// The form in which this client gets its lines: LF until the client has shown what it uses: a client that never sends CR gets none.
    /// </summary>
    public LineForm Form { get; set; } = WireFormat.Lf;

    /// <summary>Whether the kernel has all lines.</summary>
    public bool IsDone => _queue is null or { IsEmpty: true };

    /// <summary>How many lines were dropped since the reader was told last.</summary>
    public int Dropped => _queue?.Dropped ?? 0;

    /// <summary>How far the reader is behind; null when it has all.</summary>
    public ReaderLag? Lag
    {
        get
        {
            var silence = Silence;
            if (IsDone && silence is null)
                return null;
            var waiting = IsDone ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_waitingSince);
            return new ReaderLag(_queue?.CountLines() ?? 0, _queue?.Bytes ?? 0, silence > waiting ? silence.Value : waiting);
        }
    }

    /// <summary>For how long the client has not acknowledged bytes; null when it has all, and where that is not known.</summary>
    public TimeSpan? Silence => TcpInfo.SilenceOf(_socket);

    /// <summary>Whether lines were dropped and the reader has not been told.</summary>
    public bool FellBehind => _queue?.HasDropped == true;

    private bool IsIdle => _queue is null or { IsEmpty: true, HasDropped: false };

    /// <summary>Sends lines, or queues them, or drops them with all that waits when the reader is too far behind.</summary>
    /// <returns>False if the reader has fallen behind by this.</returns>
    public bool Send(EncodedLines lines)
    {
        if (IsIdle)
        {
            SendNow(lines);
            return true;
        }
        var keptUp = !FellBehind;
        _queue!.Add(lines);
        return !keptUp || !FellBehind;
    }

    /// <summary>Sends lines that must arrive, however much waits.</summary>
    public void SendUnbounded(EncodedLines lines)
    {
        if (IsIdle)
        {
            SendNow(lines);
            return;
        }
        if (TakeDroppedNotice() is { } notice)
            _queue!.AddUnbounded(notice);
        _queue!.AddUnbounded(lines);
        SendQueued();
    }

    /// <summary>Continues after an acknowledgement.</summary>
    public void OnAck()
    {
        _queue!.Advance(_inFlight);
        _inFlight = 0;
        SendQueued();
        if (IsDone && TakeDroppedNotice() is { } notice)
            SendNow(notice);
    }

    private void SendNow(EncodedLines lines)
    {
        var segments = lines.Segments;
        if (output is not null && segments is [var all])
        {
            if (!output.TryWrite(all))
                AwaitOutput(segments);
            return;
        }
        var sent = 0;
        while (segments.Length > 0 && (sent = TrySend(segments[0])) == segments[0].Count)
            segments = segments[1..];
        if (segments.Length == 0)
            return;
        Enqueue(segments);
        _queue!.Advance(sent);
        HandOver();
    }

    /// <summary>The connection actor tells when the kernel has what was written.</summary>
    private void AwaitOutput(ReadOnlySpan<ArraySegment<byte>> written)
    {
        Enqueue(written);
        _inFlight = written[0].Count;
        connection.Tell(Tcp.Write.Create(ByteString.Empty, new WriteAck(id)), owner);
    }

    private void Enqueue(ReadOnlySpan<ArraySegment<byte>> segments)
    {
        _queue ??= new WriteQueue(maxPendingBytes);
        _waitingSince = Stopwatch.GetTimestamp();
        _queue.AddRest(segments);
    }

    private void SendQueued()
    {
        while (_inFlight == 0 && _queue!.Peek() is { Count: > 0 } next)
        {
            var sent = TrySend(next);
            _queue.Advance(sent);
            if (sent < next.Count)
                HandOver();
        }
    }

    private void HandOver()
    {
        var next = _queue!.Peek();
        var bytes = _socket is null ? ByteString.FromBytes(_queue.PeekAll()) : ByteString.FromBytes(next[..Math.Min(next.Count, MaxHandedOver)]);
        _inFlight = bytes.Count;
        connection.Tell(Tcp.Write.Create(bytes, new WriteAck(id)), owner);
    }

    /// <summary>Sends what the kernel takes now. Whatever is wrong with the socket, the connection actor will find out with the rest.</summary>
    private int TrySend(ArraySegment<byte> bytes)
    {
        if (_socket is null)
            return 0;
        try
        {
            return _socket.Send(bytes, SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            _socket = null;
            return 0;
        }
    }

    private EncodedLines? TakeDroppedNotice() =>
        _queue!.TakeDropped() is > 0 and var dropped ? SlowReaderLines.Skipped(Form, dropped) : null;
}
