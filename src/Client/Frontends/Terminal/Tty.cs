using Microsoft.Win32.SafeHandles;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The terminal at standard input. Between <see cref="Enter"/> and <see cref="Leave"/> it is in raw mode with bracketed paste.
/// <see cref="Console"/> cannot be used: reading from it sets other modes, and it learns of a new size late.
/// </summary>
internal sealed class Tty
{
    private const string BracketedPasteOn = "\e[?2004h", BracketedPasteOff = "\e[?2004l";

    private static readonly WindowSize DefaultSize = new(80, 24);

    private readonly TextWriter _output;
    private readonly byte[] _modesBefore;
    private readonly byte[] _rawModes;

    private Tty(TextWriter output, byte[] before)
    {
        _output = output;
        _modesBefore = before;
        _rawModes = Libc.Raw(before);
        Keys = new FileStream(new SafeFileHandle(Libc.StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    }

    /// <summary>The terminal's input.</summary>
    public Stream Keys { get; }

    /// <summary>The window's size now.</summary>
    public static WindowSize Size =>
        Libc.Size() ?? (OperatingSystem.IsLinux() ? DefaultSize : new WindowSize(Console.WindowWidth, Console.WindowHeight));

    /// <summary>Finds the terminal; null when standard input is no terminal.</summary>
    /// <param name="output">The terminal's output.</param>
    public static Tty? Find(TextWriter output) => Libc.Modes() is { } modes ? new Tty(output, modes) : null;

    /// <summary>Switches to raw mode.</summary>
    public void Enter()
    {
        Libc.Set(_rawModes, Libc.KeepUnread);
        Write(BracketedPasteOn);
    }

    /// <summary>Restores the modes from before.</summary>
    /// <param name="keepsKeys">Whether keys that nobody has read are kept for the shell; otherwise they are dropped.</param>
    public void Leave(bool keepsKeys)
    {
        Write(BracketedPasteOff);
        Libc.Set(_modesBefore, keepsKeys ? Libc.KeepUnread : Libc.DropUnread);
    }

    private void Write(string sequence)
    {
        _output.Write(sequence);
        _output.Flush();
    }
}
