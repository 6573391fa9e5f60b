using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Decodes the bytes of one connection into lines, in whatever pieces they arrive. A line ends with LF, CR LF or telnet's CR NUL; telnet
/// commands are removed. The decoder holds at most one line, and needs memory only while that line is incomplete.
/// </summary>
public sealed class LineDecoder
{
    private const byte Lf = (byte)'\n';
    private const byte Cr = (byte)'\r';
    private const byte Nul = 0;

    // Enough for the client's line number.
    private const int HeadBytes = 32;

    private readonly int _maxLineBytes;
    private readonly int _headBytes;
    private byte[]? _held;
    private int _heldBytes;
    private TelnetCommands _telnet;
    private TelnetAnswers _answers;
    private bool _tooLong;
    private bool _endsWithCr;

    /// <summary>Creates a decoder for one connection.</summary>
    /// <param name="maxLineBytes">The longest line allowed, in bytes, without its ending and without telnet commands.</param>
    public LineDecoder(int maxLineBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLineBytes);
        _maxLineBytes = maxLineBytes;
        _headBytes = Math.Min(HeadBytes, maxLineBytes);
    }

    /// <summary>The memory in use for an incomplete line, in bytes.</summary>
    internal int CapacityInUse => _held?.Length ?? 0;

    /// <summary>Takes the next line from <paramref name="input"/> and consumes the bytes that it used.</summary>
    /// <param name="input">The received bytes that are not consumed yet.</param>
    /// <param name="line">The line, if there is one.</param>
    /// <returns>False when all input is consumed and no line is complete.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> input, out DecodedLine line)
    {
        while (!input.IsEmpty)
        {
            if (_telnet.InCommand)
                TakeCommandByte(ref input);
            else if (TryTakeText(ref input, out line))
                return true;
        }
        line = default;
        return false;
    }

    /// <summary>Takes the unterminated line at the end of the input.</summary>
    /// <param name="line">The line, if there is one.</param>
    /// <returns>False when there is none.</returns>
    public bool TryFinish(out DecodedLine line)
    {
        _telnet.Reset();
        var isRest = _heldBytes > 0 || _tooLong;
        line = isRest ? EndLine([]) : default;
        return isRest;
    }

    /// <summary>
    /// Takes the answer to telnet commands (RFC 855). It is sent as it is, without a line ending. Only a client that has sent a telnet command,
    /// or a line with CR LF that is not UTF-8, gets one.
    /// </summary>
    /// <param name="answer">What to send; at most 96 bytes.</param>
    /// <returns>False when there is nothing to send.</returns>
    public bool TryTakeAnswer(out byte[] answer) => _answers.TryTake(out answer);

    private bool TryTakeText(ref ReadOnlySpan<byte> input, out DecodedLine line)
    {
        line = default;
        var at = input.IndexOfAny(Lf, Nul, TelnetCommands.Iac);
        var text = at < 0 ? input : input[..at];
        var stop = at < 0 ? (byte?)null : input[at];
        input = input[(text.Length + (at < 0 ? 0 : 1))..];
        if (!text.IsEmpty)
            _endsWithCr = text[^1] == Cr;

        // RFC 1123, 3.3.1: a telnet user's Enter key may arrive as CR NUL. Any other NUL is dropped.
        if (stop == Lf || (stop == Nul && _endsWithCr))
        {
            line = EndLine(text);
            return true;
        }
        Hold(text);
        if (stop == TelnetCommands.Iac)
            _telnet.Begin();
        return false;
    }

    private void TakeCommandByte(ref ReadOnlySpan<byte> input)
    {
        var meaning = _telnet.Take(input[0], ref _answers);
        if (meaning != TelnetCommands.Meaning.Text)
            input = input[1..];

        if (meaning is TelnetCommands.Meaning.Text or TelnetCommands.Meaning.EscapedIac)
        {
            Hold([TelnetCommands.Iac]);
            _endsWithCr = false;
        }
        else if (meaning == TelnetCommands.Meaning.TooLong)
        {
            // An endless subnegotiation makes the line too long, so that the user is told.
            GiveUp([]);
        }
    }

    private void Hold(ReadOnlySpan<byte> text)
    {
        if (_tooLong || text.IsEmpty)
            return;

        // A line at its limit may be followed by the CR of its ending.
        var needed = _heldBytes + text.Length;
        if (needed > _maxLineBytes + 1)
        {
            GiveUp(text);
            return;
        }
        if (_held is null || _held.Length < needed)
            Array.Resize(ref _held, Math.Clamp(2 * _heldBytes, needed, _maxLineBytes + 1));
        text.CopyTo(_held.AsSpan(_heldBytes));
        _heldBytes = needed;
    }

    /// <summary>Keeps only the line's beginning.</summary>
    private void GiveUp(ReadOnlySpan<byte> text)
    {
        var kept = Math.Min(_heldBytes, _headBytes);
        var added = Math.Min(text.Length, _headBytes - kept);
        Array.Resize(ref _held, kept + added);
        text[..added].CopyTo(_held.AsSpan(kept));
        _heldBytes = _held.Length;
        _tooLong = true;
    }

    private void Release()
    {
        _held = null;
        _heldBytes = 0;
    }

    private DecodedLine EndLine(ReadOnlySpan<byte> lastPart)
    {
        var bytes = lastPart;
        if (_heldBytes > 0 || _tooLong)
        {
            Hold(lastPart);
            bytes = _held.AsSpan(0, _heldBytes);
        }
        if (_endsWithCr && !_tooLong && !bytes.IsEmpty)
            bytes = bytes[..^1];

        var tooLong = _tooLong || bytes.Length > _maxLineBytes;
        var format = _endsWithCr ? WireFormat.CrLf : WireFormat.Lf;
        var text = Encoding.UTF8.GetString(tooLong ? bytes[..Math.Min(bytes.Length, _headBytes)] : bytes);
        Release();
        _tooLong = false;
        _endsWithCr = false;

        // CR LF and invalid UTF-8: most likely a telnet client that has swallowed a byte.
        if (format == WireFormat.CrLf && !tooLong && text.Contains('\uFFFD', StringComparison.Ordinal))
            _answers.AskForBinary();
        return new DecodedLine(text, format, tooLong);
    }
}
