using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AkkaChat.Client.Terminal;

/// <summary>
/// The terminal at standard input, while every key comes from it at once, unechoed and uninterpreted (POSIX, <c>termios</c>).
/// <see cref="Console"/> is of no use here: reading from it sets the terminal to modes of its own, and it learns of a new size late.
/// </summary>
internal sealed class RawMode : IDisposable
{
    private const int StandardInput = 0, Now = 0;

    // TIOCGWINSZ of Linux.
    private const nuint GetWindowSize = 0x5413;

    // Larger than any system's struct termios, which only the system itself looks into.
    private const int RoomForSettings = 256;

    private readonly byte[] _before;

    private RawMode(byte[] before) => _before = before;

    /// <summary>What is typed.</summary>
    public Stream Keys { get; } = new FileStream(new SafeFileHandle(StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    /// <summary>Switches over; null when standard input is no terminal, or not one of this kind.</summary>
    public static RawMode? TryEnter()
    {
        if (OperatingSystem.IsWindows())
            return null;
        var settings = new byte[RoomForSettings];
        if (GetAttributes(StandardInput, settings) != 0)
            return null;
        var mode = new RawMode((byte[])settings.Clone());
        MakeRaw(settings);
        return SetAttributes(StandardInput, Now, settings) == 0 ? mode : null;
    }

    /// <summary>How many columns the window has now.</summary>
    public static int Columns() => OperatingSystem.IsLinux() && Ioctl(StandardInput, GetWindowSize, out var size) == 0 && size.Columns > 0
        ? size.Columns
        : Console.WindowWidth;

    public void Dispose() => _ = SetAttributes(StandardInput, Now, _before);

    [DllImport("libc", EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetAttributes(int file, byte[] settings);

    [DllImport("libc", EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAttributes(int file, int when, byte[] settings);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void MakeRaw(byte[] settings);

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ioctl(int file, nuint request, out WindowSize size);

    /// <summary>struct winsize.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        private readonly uint _pixels;
    }
}
