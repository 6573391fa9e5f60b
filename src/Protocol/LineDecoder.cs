using System.Text;
using System.Text.Unicode;

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

    // The tag of a resumable client's line is no part of what was typed.
    private const int MaxTagBytes = 32;

    private readonly int _maxLineBytes;
    private readonly int _headBytes;
    private byte[]? _held;
    private int _heldBytes;
    private TelnetCommands _telnet;
    private TelnetAnswers _answers;
    private LineFault _fault;
    private int _tagBytes;
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

    /// <summary>Whether an incomplete line is held.</summary>
    public bool HoldsText => _heldBytes > 0 || IsGivenUp;

    private bool IsGivenUp => _fault != LineFault.None;

    private int MaxHeldBytes => _maxLineBytes + _tagBytes + 1; // a line at its limit may be followed by the CR of its ending

    /// <summary>From now on the limit does not count a line's tag, up to 32 bytes.</summary>
    public void AllowTags() => _tagBytes = MaxTagBytes;

    /// <summary>The text of the incomplete line so far.</summary>
    public string PeekText() => Encoding.UTF8.GetString(_held.AsSpan(0, _heldBytes));

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
        if (_telnet.InSubnegotiation)
            GiveUp([], LineFault.EndlessSubnegotiation); // it may have swallowed lines
        _telnet.Reset();
        var isRest = HoldsText;
        line = isRest ? EndLine([]) : default;
        return isRest;
    }

    /// <summary>Has a telnet client not show what is typed, or show it again; <see cref="TryTakeAnswer"/> has the bytes that say so.</summary>
    /// <param name="hide">Whether it is hidden.</param>
    public void HideInput(bool hide) => _answers.HideInput(hide);

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

        switch (meaning)
        {
            case TelnetCommands.Meaning.Text or TelnetCommands.Meaning.EscapedIac:
                HoldByte(TelnetCommands.Iac);
                break;
            case TelnetCommands.Meaning.EraseCharacter:
                HoldByte((byte)LineEdits.EraseCharacter);
                break;
            case TelnetCommands.Meaning.EraseLine:
                HoldByte((byte)LineEdits.EraseLine);
                break;
            case TelnetCommands.Meaning.Endless:
                GiveUp([], LineFault.EndlessSubnegotiation);
                break;
        }
    }

    private void HoldByte(byte value)
    {
        Hold([value]);
        _endsWithCr = false;
    }

    private void Hold(ReadOnlySpan<byte> text)
    {
        if (IsGivenUp || text.IsEmpty)
            return;

        var needed = _heldBytes + text.Length;
        if (needed > MaxHeldBytes)
        {
            GiveUp(text, LineFault.TooLong);
            return;
        }
        if (_held is null || _held.Length < needed)
            Array.Resize(ref _held, Math.Clamp(2 * _heldBytes, needed, MaxHeldBytes));
        text.CopyTo(_held.AsSpan(_heldBytes));
        _heldBytes = needed;
    }

    /// <summary>Keeps only the line's beginning.</summary>
    private void GiveUp(ReadOnlySpan<byte> text, LineFault fault)
    {
        if (IsGivenUp)
            return;
        var kept = Math.Min(_heldBytes, _headBytes);
        var added = Math.Min(text.Length, _headBytes - kept);
        Array.Resize(ref _held, kept + added);
        text[..added].CopyTo(_held.AsSpan(kept));
        _heldBytes = _held.Length;
        _fault = fault;
    }

    private void Release()
    {
        _held = null;
        _heldBytes = 0;
    }

    private DecodedLine EndLine(ReadOnlySpan<byte> lastPart)
    {
        var bytes = lastPart;
        if (HoldsText)
        {
            Hold(lastPart);
            bytes = _held.AsSpan(0, _heldBytes);
        }
        if (_endsWithCr && !IsGivenUp && !bytes.IsEmpty)
            bytes = bytes[..^1];
        if (!IsGivenUp)
            _fault = FaultOf(bytes);

        var format = _endsWithCr ? WireFormat.CrLf : WireFormat.Lf;
        var isCut = _fault is LineFault.TooLong or LineFault.EndlessSubnegotiation;
        var line = new DecodedLine(Encoding.UTF8.GetString(isCut ? bytes[..Math.Min(bytes.Length, _headBytes)] : bytes), format, _fault);

        // CR LF and invalid UTF-8: most likely a telnet client that has swallowed a byte.
        if (format == WireFormat.CrLf && _fault == LineFault.NotUtf8)
            _answers.AskForBinary();
        Release();
        _fault = LineFault.None;
        _endsWithCr = false;
        return line;
    }

    private LineFault FaultOf(ReadOnlySpan<byte> line)
    {
        if (line.Length > _maxLineBytes && line.Length - TagBytes(line) > _maxLineBytes)
            return LineFault.TooLong;
        return Utf8.IsValid(line) ? LineFault.None : LineFault.NotUtf8;
    }

    private int TagBytes(ReadOnlySpan<byte> line) =>
        line[0] == '@' ? line[..Math.Min(line.Length, _tagBytes)].IndexOf((byte)' ') + 1 : 0;
}
