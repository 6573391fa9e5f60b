using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Turns the bytes of one connection into lines, however the network has cut them. Telnet commands (RFC 854, RFC 855) are
/// recognised and dropped. Holds at most one line, and memory only while a line is incomplete.
/// </summary>
public sealed class LineDecoder
{
    private const byte Lf = (byte)'\n', Cr = (byte)'\r', Nul = 0;

    // RFC 854: the commands that matter here. Everything from EndOfFile (RFC 1184) up is a command of two bytes unless said otherwise.
    private const byte EndOfFile = 236, SubnegotiationEnd = 240, Subnegotiation = 250, Will = 251, Dont = 254, Iac = 255;

    // Long enough for every option in use (terminal types, window sizes, environments).
    private const int MaxSubnegotiationBytes = 1024;

    private readonly int _maxLineBytes;
    private byte[]? _held;
    private int _heldCount;
    private int _subnegotiationBytes;
    private State _state;
    private bool _tooLong;
    private bool _endsInCr;

    /// <summary>Makes a decoder for one connection.</summary>
    /// <param name="maxLineBytes">The longest line allowed, in bytes, without its ending and without telnet commands.</param>
    public LineDecoder(int maxLineBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLineBytes);
        _maxLineBytes = maxLineBytes;
    }

    private enum State : byte
    {
        Text,
        Command,
        Option,
        Subnegotiation,
        SubnegotiationCommand,
    }

    /// <summary>Takes the next line from <paramref name="input"/> and consumes the bytes it used.</summary>
    /// <param name="input">What the connection received and nobody has consumed yet.</param>
    /// <param name="line">The line, if there is one.</param>
    /// <returns>False when the input is used up and the line that it began is incomplete.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> input, out DecodedLine line)
    {
        while (!input.IsEmpty)
        {
            if (_state != State.Text)
                SkipCommandByte(ref input);
            else if (TryReadText(ref input, out line))
                return true;
        }
        line = default;
        return false;
    }

    /// <summary>Takes the unterminated rest at the end of input: it is a line too.</summary>
    /// <param name="line">The rest, if there is one.</param>
    /// <returns>False when nothing was left.</returns>
    public bool TryFinish(out DecodedLine line)
    {
        _state = State.Text;
        var rest = _heldCount > 0 || _tooLong;
        line = rest ? EndLine([], LineEnding.Lf) : default;
        return rest;
    }

    private bool TryReadText(ref ReadOnlySpan<byte> input, out DecodedLine line)
    {
        line = default;
        var at = input.IndexOfAny(Lf, Nul, Iac);
        var text = at < 0 ? input : input[..at];
        var mark = at < 0 ? default : input[at];
        input = at < 0 ? default : input[(at + 1)..];
        if (!text.IsEmpty)
            _endsInCr = text[^1] == Cr;

        // RFC 1123, 3.3.1: the Enter key of a telnet user may arrive as CR NUL. Any other NUL means nothing.
        if (at >= 0 && (mark == Lf || (mark == Nul && _endsInCr)))
        {
            line = EndLine(text, _endsInCr ? LineEnding.CrLf : LineEnding.Lf);
            return true;
        }
        Hold(text);
        if (mark == Iac)
            _state = State.Command;
        return false;
    }

    private void SkipCommandByte(ref ReadOnlySpan<byte> input)
    {
        var next = input[0];
        switch (_state)
        {
            case State.Command when next < EndOfFile:
                // No command: a stray byte that is not UTF-8, and the next one is text again.
                HoldStrayIac();
                return;
            case State.Command when next == Iac:
                HoldStrayIac();
                break;
            case State.Command:
                _subnegotiationBytes = 0;
                _state = next switch
                {
                    Subnegotiation => State.Subnegotiation,
                    >= Will and <= Dont => State.Option,
                    _ => State.Text,
                };
                break;
            case State.Option:
                _state = State.Text;
                break;
            case State.SubnegotiationCommand when next == SubnegotiationEnd:
                _state = State.Text;
                break;
            default:
                SkipSubnegotiationByte(next);
                break;
        }
        input = input[1..];
    }

    private void SkipSubnegotiationByte(byte next)
    {
        _state = _state == State.Subnegotiation && next == Iac ? State.SubnegotiationCommand : State.Subnegotiation;
        if (++_subnegotiationBytes <= MaxSubnegotiationBytes)
            return;

        // Somebody who never ends a subnegotiation must not fall silent without being told.
        _state = State.Text;
        ThrowAway();
    }

    private void HoldStrayIac()
    {
        _state = State.Text;
        _endsInCr = false;
        Hold([Iac]);
    }

    private void Hold(ReadOnlySpan<byte> text)
    {
        if (_tooLong || text.IsEmpty)
            return;

        // One more than a line may have: it may be the CR of the ending.
        var needed = _heldCount + text.Length;
        if (needed > _maxLineBytes + 1)
        {
            ThrowAway();
            return;
        }
        if (_held is null || _held.Length < needed)
            Array.Resize(ref _held, Math.Min(Math.Max(needed, 2 * _heldCount), _maxLineBytes + 1));
        text.CopyTo(_held.AsSpan(_heldCount));
        _heldCount = needed;
    }

    private void ThrowAway()
    {
        _tooLong = true;
        _held = null;
        _heldCount = 0;
    }

    private DecodedLine EndLine(ReadOnlySpan<byte> tail, LineEnding ending)
    {
        if (_heldCount > 0)
        {
            Hold(tail);
            tail = _held.AsSpan(0, _heldCount);
        }
        if (_endsInCr && !tail.IsEmpty)
            tail = tail[..^1];
        var tooLong = _tooLong || tail.Length > _maxLineBytes;
        var line = new DecodedLine(tooLong ? "" : Encoding.UTF8.GetString(tail), ending, tooLong);
        ThrowAway();
        _tooLong = false;
        _endsInCr = false;
        return line;
    }
}
