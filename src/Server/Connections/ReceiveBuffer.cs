using System.Buffers;
using Akka.IO;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Connections;

/// <summary>What a connection has received and its session has not yet read: bytes in, lines out, one at a time. Holds no memory when it is used up.</summary>
internal sealed class Inbox(int maxLineBytes)
{
    // A piece costs as much as this many bytes, however small it is: who sends byte by byte makes the most work of all.
    private const int LeastPiece = 1024;

    private const int Excess = 64 * LeastPiece;

    private readonly LineDecoder _decoder = new(maxLineBytes);
    private byte[] _bytes = [];
    private int _start;
    private int _end;
    private int _bytesSinceLine;

    /// <summary>Whether the client has said that nothing more will come.</summary>
    public bool Ended { get; private set; }

    /// <summary>Takes what the connection received.</summary>
    public void Add(ByteString data)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(_end - _start + data.Count);
        var rest = _bytes.AsSpan(_start.._end);
        rest.CopyTo(bytes);
        data.CopyTo(bytes, rest.Length, data.Count);
        var end = rest.Length + data.Count;
        Release();
        (_bytes, _end) = (bytes, end);
        _bytesSinceLine += Math.Max(data.Count, LeastPiece);
    }

    /// <summary>Takes note that nothing more will come; what is left without an ending is a line.</summary>
    public void End() => Ended = true;

    /// <summary>Reads the next line, if all of it is here.</summary>
    public bool TryRead(out DecodedLine line)
    {
        var input = new ReadOnlySpan<byte>(_bytes, _start, _end - _start);
        var found = _decoder.TryRead(ref input, out line);
        _start = _end - input.Length;
        if (_start == _end)
            Release();
        if (found)
            _bytesSinceLine = 0;
        return found || (Ended && _decoder.TryFinish(out line));
    }

    /// <summary>Whether so much came without a line ending that it counts as a line; then counts anew.</summary>
    public bool TakeExcess()
    {
        if (_bytesSinceLine <= Excess)
            return false;
        _bytesSinceLine = 0;
        return true;
    }

    /// <summary>What the client's terminal waits for, if it does: bytes to send back as they are.</summary>
    public bool TryTakeAnswer(out byte[] answer) => _decoder.TryTakeAnswer(out answer);

    /// <summary>Takes the bytes behind the last line that was read, for another reader.</summary>
    public ByteString TakeRest()
    {
        var rest = ByteString.CopyFrom(_bytes, _start, _end - _start);
        Release();
        return rest;
    }

    private void Release()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }
}
