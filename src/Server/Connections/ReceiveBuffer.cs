using System.Buffers;
using Akka.IO;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Connections;

/// <summary>Holds what a connection has received and its session has not yet read: bytes in, lines out. An empty buffer holds no memory.</summary>
internal sealed class ReceiveBuffer(int maxLineBytes)
{
    // Each read counts as at least 1 KiB, because small reads are expensive.
    private const int MinReadBytes = 1024;

    private const int ExcessBytes = 64 * MinReadBytes;

    private readonly LineDecoder _decoder = new(maxLineBytes);
    private byte[] _bytes = [];
    private int _start;
    private int _end;
    private int _bytesSinceLine;

    /// <summary>Whether the client has closed its side.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether text is held that is no complete line yet.</summary>
    public bool HoldsText => _decoder.HoldsText;

    /// <summary>The text of the incomplete line so far.</summary>
    public string PeekText() => _decoder.PeekText();

    /// <summary>From now on the limit does not count a line's tag.</summary>
    public void AllowTags() => _decoder.AllowTags();

    /// <summary>Appends what the connection received.</summary>
    public void Append(ByteString data)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(_end - _start + data.Count);
        var rest = _bytes.AsSpan(_start.._end);
        rest.CopyTo(bytes);
        data.CopyTo(bytes, rest.Length, data.Count);
        var end = rest.Length + data.Count;
        Release();
        (_bytes, _end) = (bytes, end);
        _bytesSinceLine += Math.Max(data.Count, MinReadBytes);
    }

    /// <summary>Notes that nothing more will come. What is left without a line ending is a line.</summary>
    public void End() => HasEnded = true;

    /// <summary>How many bytes are in hand.</summary>
    public int Count => _end - _start;

    /// <summary>How many lines are in hand: their endings are counted.</summary>
    public int CountLines() => _bytes.AsSpan(_start.._end).Count((byte)'\n');

    /// <summary>Reads the next complete line.</summary>
    public bool TryRead(out DecodedLine line)
    {
        var input = new ReadOnlySpan<byte>(_bytes, _start, _end - _start);
        var found = _decoder.TryRead(ref input, out line);
        _start = _end - input.Length;
        if (_start == _end)
            Release();
        if (found)
            _bytesSinceLine = 0;
        return found || (HasEnded && _decoder.TryFinish(out line));
    }

    /// <summary>Whether so much came without a line ending that it counts as a line; if so, starts counting again.</summary>
    public bool TryTakeExcess()
    {
        if (_bytesSinceLine <= ExcessBytes)
            return false;
        _bytesSinceLine = 0;
        return true;
    }

    /// <summary>Has a telnet client not show what is typed, or show it again; <see cref="TryTakeTelnetAnswer"/> has the bytes that say so.</summary>
    public void HideInput(bool hide) => _decoder.HideInput(hide);

    /// <summary>Takes the answer that the client's telnet waits for, if it does: bytes to send as they are.</summary>
    public bool TryTakeTelnetAnswer(out byte[] answer) => _decoder.TryTakeAnswer(out answer);

    private void Release()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }
}
