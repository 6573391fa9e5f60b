using Microsoft.Win32.SafeHandles;

namespace AkkaChat.Client.Terminal;

/// <summary>
/// The terminal at standard input. While it is open, every key comes at once, unechoed and uninterpreted, and pasted text comes in
/// brackets; it is what it was before when it closes, or the process ends in another way than by SIGKILL.
/// <see cref="Console"/> is of no use here: reading from it sets modes of its own, and it learns of a new size late.
/// </summary>
internal sealed class Tty : IDisposable
{
    private const string PasteInBrackets = "\e[?2004h", PastePlainly = "\e[?2004l";

    private static readonly WindowSize Usual = new(80, 24);

    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly byte[] _before;
    private readonly byte[] _raw;
    private bool _closed;

    private Tty(TextWriter output, byte[] before)
    {
        _output = output;
        _before = before;
        _raw = Libc.Raw(before);
        Keys = new FileStream(new SafeFileHandle(Libc.StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => Dispose();
        Enter();
    }

    /// <summary>What is typed.</summary>
    public Stream Keys { get; }

    /// <summary>The size of the window now.</summary>
    public static WindowSize Size =>
        Libc.Size() ?? (OperatingSystem.IsLinux() ? Usual : new WindowSize(Console.WindowWidth, Console.WindowHeight));

    /// <summary>Opens it; null when standard input is no terminal.</summary>
    /// <param name="output">Writes to the same terminal.</param>
    public static Tty? TryOpen(TextWriter output) => Libc.Modes() is { } modes ? new Tty(output, modes) : null;

    /// <summary>Lets the shell have the terminal until it lets this process go on.</summary>
    public void Suspend()
    {
        Leave();
        Libc.Stop();
        Enter();
    }

    /// <summary>Takes the terminal back after the process was stopped from outside.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            Libc.Set(_raw);
            Write(PasteInBrackets);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (!_closed)
                Leave();
            _closed = true;
        }
    }

    private void Leave()
    {
        Write(PastePlainly);
        Libc.Set(_before);
    }

    private void Write(string sequence)
    {
        try
        {
            _output.Write(sequence);
            _output.Flush();
        }
        catch (IOException)
        {
            // The window is gone.
        }
    }
}
