using System.Runtime.InteropServices;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>What only the C library of a POSIX system can do.</summary>
internal static class Libc
{
    public const int StandardInput = 0;

    // TCSADRAIN and TCSAFLUSH.
    public const int KeepKeys = 1, DropKeys = 2;

    // TIOCGWINSZ and SIGTSTP of Linux.
    private const nuint GetWindowSize = 0x5413;
    private const int TerminalStop = 20, OwnGroup = 0;

    // Larger than any system's struct termios, which only the system itself looks into.
    private const int RoomForModes = 256;

    /// <summary>The modes of the terminal at standard input; null when there is none.</summary>
    public static byte[]? Modes()
    {
        var modes = new byte[RoomForModes];
        return GetModes(StandardInput, modes) == 0 ? modes : null;
    }

    /// <summary>The same modes, but with every key at once, unechoed and uninterpreted.</summary>
    public static byte[] Raw(byte[] modes)
    {
        var raw = (byte[])modes.Clone();
        MakeRaw(raw);
        return raw;
    }

    /// <summary>Gives the terminal at standard input these modes, once all that was written is out.</summary>
    /// <param name="modes">The modes.</param>
    /// <param name="keys">What becomes of keys that nobody has read yet.</param>
    public static void Set(byte[] modes, int keys) => _ = SetModes(StandardInput, keys, modes);

    /// <summary>The size of the window now; null when it is not known.</summary>
    public static WindowSize? Size() =>
        OperatingSystem.IsLinux() && Control(StandardInput, GetWindowSize, out var size) == 0 && size is { Rows: > 0, Columns: > 0 }
            ? new WindowSize(size.Columns, size.Rows)
            : null;

    /// <summary>Asks this process and those that belong to it to stop, as Ctrl+Z does.</summary>
    public static void AskToStop()
    {
        if (OperatingSystem.IsLinux())
            _ = Kill(OwnGroup, TerminalStop);
    }

    /// <summary>Stops this process, unless something handles the signal; returns when it goes on.</summary>
    public static void Stop()
    {
        if (OperatingSystem.IsLinux())
            _ = Raise(TerminalStop);
    }

    [DllImport("libc", EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetModes(int file, byte[] modes);

    [DllImport("libc", EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetModes(int file, int keys, byte[] modes);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void MakeRaw(byte[] modes);

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int file, nuint request, out WinSize size);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "raise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Raise(int signal);

    /// <summary>struct winsize.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WinSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        private readonly uint _pixels;
    }
}
