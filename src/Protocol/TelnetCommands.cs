namespace AkkaChat.Protocol;

/// <summary>
/// Follows a telnet command (RFC 854) byte by byte, so that it can be left out of the text. The byte that introduces one,
/// 0xFF, never occurs in UTF-8: looking for it costs text nothing.
/// </summary>
internal struct TelnetCommands
{
    /// <summary>"Interpret as command": the byte that introduces a command.</summary>
    public const byte Iac = 255;

    /// <summary>
    /// The most bytes that one subnegotiation may have: plenty for every option in use (terminal type, window size, environment).
    /// </summary>
    public const int MaxSubnegotiationBytes = 1024;

    private const byte FirstCommand = 236; // EOF, RFC 1184; from here on every byte after IAC is a command
    private const byte SubnegotiationEnd = 240;
    private const byte SubnegotiationBegin = 250;
    private const byte Will = 251;
    private const byte Dont = 254;

    private State _state;
    private byte _verb;
    private short _subnegotiationBytes;

    /// <summary>What a byte turned out to be.</summary>
    public enum Meaning : byte
    {
        /// <summary>Part of a command.</summary>
        Command,

        /// <summary>The second half of IAC IAC: a data byte 0xFF.</summary>
        EscapedIac,

        /// <summary>No command at all: the IAC before it was a stray byte, and this one is text.</summary>
        Text,

        /// <summary>Part of a subnegotiation that became too long and is given up.</summary>
        TooLong,
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

    /// <summary>An IAC was seen.</summary>
    public void Begin() => _state = State.Command;

    /// <summary>Forgets a command that the end of input cut off.</summary>
    public void Reset() => _state = State.None;

    /// <summary>Takes the next byte of a command, and notes what the client is to be answered.</summary>
    public Meaning Take(byte next, ref TelnetAnswers answers)
    {
        switch (_state)
        {
            case State.Command:
                var meaning = TakeCommand(next);
                if (meaning == Meaning.Command)
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
            < FirstCommand => Meaning.Text,
            _ => Meaning.Command,
        };
    }

    private Meaning TakeSubnegotiation(byte next)
    {
        if (++_subnegotiationBytes > MaxSubnegotiationBytes)
        {
            _state = State.None;
            return Meaning.TooLong;
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
