using AkkaChat.Protocol;

namespace AkkaChat.Server.Sessions;

/// <summary>Counts a client's lines, so that a script hears what became of them.</summary>
internal struct SubmittedLines
{
    private int _accepted;
    private int _refused;

    /// <summary>Notes lines that went to the room, or that the server answered.</summary>
    public void Accept(int lines = 1) => _accepted += lines;

    /// <summary>Notes a line that the server refused.</summary>
    public void Refuse() => _refused++;

    /// <summary>Notes that the room refused lines that went to it.</summary>
    public void Refuse(int submitted)
    {
        _accepted -= submitted;
        _refused += submitted;
    }

    /// <summary>What became of the lines so far: <c>28 lines were taken and 2 refused</c>.</summary>
    public readonly ServerText Summary => _accepted switch
    {
        1 => $"1 line was taken and {_refused:N0} refused",
        _ => $"{_accepted:N0} lines were taken and {_refused:N0} refused",
    };

    /// <summary>The end of the goodbye to a script; empty when there were no lines.</summary>
    public readonly ServerText AtTheEnd => _accepted + _refused == 0 ? ServerText.Empty : $": {Summary}";
}
