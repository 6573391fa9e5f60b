namespace AkkaChat.Protocol;

/// <summary>
/// Parses telnet commands (RFC 854) byte by byte, so that they can be removed from the text. They start with the byte 0xFF, which never
/// occurs in UTF-8.
/// </summary>
internal struct TelnetCommands
{
    /// <summary>"Interpret as command": the byte that introduces a command.</summary>
    public const byte Iac = 255;

    /// <summary>
    /// The most bytes of one subnegotiation: enough for every option in use (terminal type, window size, environment).
    /// </summary>
    public const int MaxSubnegotiationBytes = 1024;

    private const byte FirstCommand = 236; // EOF, RFC 1184; from here on every byte after IAC is a command
    private const byte Suspend = 237, Abort = 238; // RFC 1184
    private const byte SubnegotiationEnd = 240;
    private const byte Break = 243, InterruptProcess = 244, EraseCharacter = 247, EraseLine = 248;
    private const byte SubnegotiationBegin = 250;
    private const byte Will = 251;
    private const byte Dont = 254;

    private State _state;
    private byte _verb;
    private short _subnegotiationBytes;

    /// <summary>The meaning of a byte.</summary>
    public enum Meaning : byte
    {
        /// <summary>A part of a command.</summary>
        Command,

        /// <summary>The second half of IAC IAC: a data byte 0xFF.</summary>
        EscapedIac,

        /// <summary>Not a command: the IAC before it was a stray byte, and this byte is text.</summary>
        Text,

        /// <summary>A part of a subnegotiation that is too long and was given up.</summary>
        Endless,

        /// <summary>The user erased a character.</summary>
        EraseCharacter,

        /// <summary>The user erased the line, or interrupted, which erases it in a terminal.</summary>
        EraseLine,
    }

    private enum State : byte
    {
        None,
        Command,
        Option,
        Subnegotiation,
        SubnegotiationIac,
    }

    /// <summary>Whether the next byte belongs to a command.</summary>
    public readonly bool InCommand => _state != State.None;

    /// <summary>Whether the next byte belongs to a subnegotiation.</summary>
    public readonly bool InSubnegotiation => _state is State.Subnegotiation or State.SubnegotiationIac;

    /// <summary>Starts a command, after an IAC.</summary>
    public void Begin() => _state = State.Command;

    /// <summary>Forgets a command that the end of the input has cut off.</summary>
    public void Reset() => _state = State.None;

    /// <summary>Takes the next byte of a command, and adds the answer to it.</summary>
    public Meaning Take(byte next, ref TelnetAnswers answers)
    {
        switch (_state)
        {
            case State.Command:
                var meaning = TakeCommand(next);
                if (meaning is not (Meaning.EscapedIac or Meaning.Text))
                    answers.AskForBinary();
                return meaning;
            case State.Subnegotiation or State.SubnegotiationIac:
                return TakeSubnegotiation(next);
            default:
                answers.AnswerTo(_verb, next);
                _state = State.None;
                return Meaning.Command;
        }
    }

    private Meaning TakeCommand(byte next)
    {
        _verb = next;
        _subnegotiationBytes = 0;
        _state = next switch
        {
            SubnegotiationBegin => State.Subnegotiation,
            >= Will and <= Dont => State.Option,
            _ => State.None,
        };
        return next switch
        {
            Iac => Meaning.EscapedIac,
            EraseCharacter => Meaning.EraseCharacter,
            EraseLine or InterruptProcess or Break or Abort or Suspend => Meaning.EraseLine,
            < FirstCommand => Meaning.Text,
            _ => Meaning.Command,
        };
    }

    private Meaning TakeSubnegotiation(byte next)
    {
        if (++_subnegotiationBytes > MaxSubnegotiationBytes)
        {
            _state = State.None;
            return Meaning.Endless;
        }
        _state = (_state, next) switch
        {
            (State.SubnegotiationIac, SubnegotiationEnd) => State.None,
            (State.Subnegotiation, Iac) => State.SubnegotiationIac,
            _ => State.Subnegotiation,
        };
        return Meaning.Command;
    }
}
