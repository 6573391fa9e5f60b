using Akka.IO;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Connections;

/// <summary>
/// What a session has yet to send. One write is on its way at a time; what comes meanwhile is gathered and goes as one when the
/// write is acknowledged. What is gathered is bounded: at the bound all of it is dropped, and what comes is dropped too, until
/// the reader has been told how many lines it missed. Says what to write, and leaves the writing to the session.
/// </summary>
/// <param name="limit">The most that may wait, in bytes, with what is on its way.</param>
internal sealed class Outbox(int limit)
{
    private readonly List<ArraySegment<byte>> _waiting = [];
    private EncodedLines? _onlyWaiting;
    private int _waitingLines;
    private int _waitingBytes;
    private int _bytesOnTheWay;
    private long _allowance;
    private bool _writing;

    /// <summary>Whether all that was given has been acknowledged.</summary>
    public bool IsEmpty => !_writing;

    /// <summary>Whether something was dropped and nobody was told of it yet.</summary>
    public bool HasDropped { get; private set; }

    /// <summary>How many lines that was; none when it was only what a reader does not count.</summary>
    public int Skipped { get; private set; }

    /// <summary>Takes lines.</summary>
    /// <returns>What to write now, if anything.</returns>
    public Tcp.Write? Add(EncodedLines lines)
    {
        if (!_writing && !HasDropped)
            return Begin(lines.Write);
        if (HasDropped || (long)_bytesOnTheWay + _waitingBytes + lines.Bytes > limit + _allowance)
            Skip(lines.Count);
        else
            Wait(lines);
        return null;
    }

    /// <summary>Takes lines that must not be dropped. They do not use up the bound.</summary>
    /// <returns>What to write now, if anything.</returns>
    public Tcp.Write? AddRegardless(EncodedLines lines)
    {
        _allowance += lines.Bytes;
        if (!_writing)
            return Begin(lines.Write);
        Wait(lines);
        return null;
    }

    /// <summary>Takes note that the write on its way has arrived.</summary>
    /// <returns>What to write now, if anything.</returns>
    public Tcp.Write? Acknowledge()
    {
        _writing = false;
        _bytesOnTheWay = 0;
        if (_waitingBytes == 0)
        {
            _allowance = 0;
            return null;
        }
        var write = _onlyWaiting?.Write ?? Tcp.Write.Create(ByteString.FromBytes(_waiting.ToArray()), Written.Instance);
        DropWaiting();
        return Begin(write);
    }

    /// <summary>Goes on after lines were dropped.</summary>
    /// <returns>How many were dropped, for the reader to be told before anything else.</returns>
    public int Resume()
    {
        var skipped = Skipped;
        Skipped = 0;
        HasDropped = false;
        return skipped;
    }

    private Tcp.Write Begin(Tcp.Write write)
    {
        _writing = true;
        _bytesOnTheWay = write.Data.Count;
        return write;
    }

    private void Wait(EncodedLines lines)
    {
        if (_waitingBytes == 0)
        {
            _onlyWaiting = lines;
        }
        else
        {
            Gather(_onlyWaiting);
            _onlyWaiting = null;
            Gather(lines);
        }
        _waitingLines += lines.Count;
        _waitingBytes += lines.Bytes;
    }

    // Batches that follow one another lie side by side in memory, so that a long backlog is still a few segments.
    private void Gather(EncodedLines? lines)
    {
        foreach (var next in lines?.Segments ?? [])
        {
            if (_waiting.Count > 0 && _waiting[^1] is var last && last.Array == next.Array && last.Offset + last.Count == next.Offset)
                _waiting[^1] = new ArraySegment<byte>(next.Array!, last.Offset, last.Count + next.Count);
            else
                _waiting.Add(next);
        }
    }

    private void Skip(int lines)
    {
        HasDropped = true;
        Skipped += _waitingLines + lines;
        DropWaiting();
    }

    private void DropWaiting()
    {
        _onlyWaiting = null;
        _waiting.Clear();
        _waitingLines = 0;
        _waitingBytes = 0;
    }
}
