using Microsoft.Win32.SafeHandles;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The terminal at standard input. While it is open, every key comes at once, unechoed and uninterpreted, and pasted text comes in
/// brackets; it is what it was before when it is left.
/// <see cref="Console"/> is of no use here: reading from it sets modes of its own, and it learns of a new size late.
/// </summary>
internal sealed class Tty
{
    private const string PasteInBrackets = "\e[?2004h", PastePlainly = "\e[?2004l";

    private static readonly WindowSize Usual = new(80, 24);

    private readonly TextWriter _output;
    private readonly byte[] _before;
    private readonly byte[] _raw;

    private Tty(TextWriter output, byte[] before)
    {
        _output = output;
        _before = before;
        _raw = Libc.Raw(before);
        Keys = new FileStream(new SafeFileHandle(Libc.StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    }

    /// <summary>What is typed.</summary>
    public Stream Keys { get; }

    /// <summary>The size of the window now.</summary>
    public static WindowSize Size =>
        Libc.Size() ?? (OperatingSystem.IsLinux() ? Usual : new WindowSize(Console.WindowWidth, Console.WindowHeight));

    /// <summary>The terminal; null when standard input is none.</summary>
    /// <param name="output">Writes to the same terminal.</param>
    public static Tty? Find(TextWriter output) => Libc.Modes() is { } modes ? new Tty(output, modes) : null;

    /// <summary>Takes the terminal.</summary>
    public void Enter()
    {
        Libc.Set(_raw, Libc.KeepKeys);
        Write(PasteInBrackets);
    }

    /// <summary>Gives the terminal back.</summary>
    /// <param name="keepsKeys">Whether what was typed already is for the shell; it is for nobody otherwise.</param>
    public void Leave(bool keepsKeys)
    {
        Write(PastePlainly);
        Libc.Set(_before, keepsKeys ? Libc.KeepKeys : Libc.DropKeys);
    }

    private void Write(string sequence)
    {
        _output.Write(sequence);
        _output.Flush();
    }
}
