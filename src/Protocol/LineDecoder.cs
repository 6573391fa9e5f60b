using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Decodes the bytes of one connection into lines, in whatever pieces they arrive. A line ends with LF, CR LF or telnet's CR NUL; telnet
/// commands are removed. The decoder holds at most one line (<see cref="HeldLine"/>).
/// </summary>
public sealed class LineDecoder
{
    private const byte Lf = (byte)'\n';
    private const byte Cr = (byte)'\r';
    private const byte Nul = 0;

    private HeldLine _held;
    private TelnetCommands _telnet;
    private TelnetAnswers _answers;
    private bool _endsWithCr;

    /// <summary>Creates a decoder for one connection.</summary>
    /// <param name="maxLineBytes">The longest line allowed, in bytes, without its ending and without telnet commands.</param>
    public LineDecoder(int maxLineBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLineBytes);
        _held = new HeldLine(maxLineBytes);
    }

    /// <summary>The memory in use for an incomplete line, in bytes.</summary>
    internal int CapacityInUse => _held.Capacity;

    /// <summary>Whether an incomplete line is held.</summary>
    public bool HoldsText => !_held.IsEmpty;

    /// <summary>From now on the limit does not count a line's tag, up to 32 bytes.</summary>
    public void AllowTags() => _held.AllowTags();

    /// <summary>The text of the incomplete line so far.</summary>
    public string PeekText() => Encoding.UTF8.GetString(_held.Bytes);

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
            _held.GiveUp(LineFault.EndlessSubnegotiation); // it may have swallowed lines
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
        _held.Add(text);
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
                _held.GiveUp(LineFault.EndlessSubnegotiation);
                break;
        }
    }

    private void HoldByte(byte value)
    {
        _held.Add([value]);
        _endsWithCr = false;
    }

    private DecodedLine EndLine(ReadOnlySpan<byte> lastPart)
    {
        var text = _held.End(lastPart, _endsWithCr, out var fault);
        var format = _endsWithCr ? WireFormat.CrLf : WireFormat.Lf;

        // CR LF and invalid UTF-8: most likely a telnet client that has swallowed a byte.
        if (format == WireFormat.CrLf && fault == LineFault.NotUtf8)
            _answers.AskForBinary();
        _endsWithCr = false;
        return new DecodedLine(text, format, fault);
    }
}
