namespace AkkaChat.Protocol;

/// <summary>
/// Answers to telnet commands. Every option is refused (RFC 855), so that the client stays a plain terminal; a client without an answer to
/// DO TIMING-MARK, which Ctrl+C sends, would show nothing more (RFC 860). The server asks for one option, to send all eight bits
/// (RFC 856): without it, common clients take bytes of Korean or emoji for control keys and swallow them.
/// </summary>
internal struct TelnetAnswers
{
    /// <summary>The most bytes kept for a client that asks without end.</summary>
    public const int MaxBytes = 96;

    private const byte Binary = 0;
    private const byte Echo = 1; // RFC 857
    private const byte Will = 251;
    private const byte Wont = 252;
    private const byte Do = 253;
    private const byte Dont = 254;

    private byte[]? _waiting;
    private bool _askedForBinary;
    private bool _hidesInput;

    /// <summary>Asks the client to send all eight bits, once.</summary>
    public void AskForBinary()
    {
        if (_askedForBinary)
            return;
        _askedForBinary = true;
        Add(Do, Binary);
    }

    /// <summary>
    /// Has the client not show what is typed, because it is a password, or show it again. The server "echoes" instead, and does not.
    /// </summary>
    public void HideInput(bool hide)
    {
        if (_hidesInput == hide)
            return;
        _hidesInput = hide;
        Add(hide ? Will : Wont, Echo);
    }

    /// <summary>Answers a command about an option.</summary>
    public void AnswerTo(byte verb, byte option)
    {
        if (verb == Do && (option != Echo || !_hidesInput))
            Add(Wont, option);
        else if (verb == Will && option != Binary)
            Add(Dont, option);
    }

    /// <summary>Takes the bytes to send.</summary>
    public bool TryTake(out byte[] answer)
    {
        answer = _waiting ?? [];
        _waiting = null;
        return answer.Length > 0;
    }

    private void Add(byte verb, byte option)
    {
        if (_waiting is null || _waiting.Length < MaxBytes)
            _waiting = [.. _waiting ?? [], TelnetCommands.Iac, verb, option];
    }
}
