using System.Runtime.InteropServices;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Functions of a POSIX system's C library.</summary>
internal static class Libc
{
    public const int StandardInput = 0;

    // TCSADRAIN and TCSAFLUSH.
    public const int KeepUnread = 1, DropUnread = 2;

    // TIOCGWINSZ and SIGTSTP of Linux.
    private const nuint GetWindowSize = 0x5413;
    private const int TerminalStop = 20, OwnProcessGroup = 0;

    // Larger than any system's struct termios. Only the system itself reads it.
    private const int ModesBytes = 256;

    /// <summary>The modes of the terminal at standard input; null when there is none.</summary>
    public static byte[]? Modes()
    {
        var modes = new byte[ModesBytes];
        return GetModes(StandardInput, modes) == 0 ? modes : null;
    }

    /// <summary>The same modes in raw mode: every key arrives at once, without echo or special meaning.</summary>
    public static byte[] Raw(byte[] modes)
    {
        var raw = (byte[])modes.Clone();
        MakeRaw(raw);
        return raw;
    }

    /// <summary>Sets the modes of the terminal at standard input, after all output was written.</summary>
    /// <param name="modes">The modes.</param>
    /// <param name="keys"><see cref="KeepUnread"/> or <see cref="DropUnread"/>.</param>
    public static void Set(byte[] modes, int keys) => _ = SetModes(StandardInput, keys, modes);

    /// <summary>The window's size now; null when it is unknown.</summary>
    public static WindowSize? Size() =>
        OperatingSystem.IsLinux() && Control(StandardInput, GetWindowSize, out var size) == 0 && size is { Rows: > 0, Columns: > 0 }
            ? new WindowSize(size.Columns, size.Rows)
            : null;

    /// <summary>Suspends this process and its process group, as Ctrl+Z does.</summary>
    public static void SuspendProcessGroup()
    {
        if (OperatingSystem.IsLinux())
            _ = Kill(OwnProcessGroup, TerminalStop);
    }

    /// <summary>Suspends this process, unless a handler is registered; returns when the process continues.</summary>
    public static void Suspend()
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
