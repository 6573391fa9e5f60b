using System.Runtime.InteropServices;

namespace AkkaChat.Client.Terminal;

/// <summary>While it lives, every key comes at once, unechoed and uninterpreted (POSIX, <c>termios</c>).</summary>
internal sealed class RawMode : IDisposable
{
    private const int StandardInput = 0, Now = 0;

    // Larger than any system's struct termios, which only the system itself looks into.
    private const int RoomForSettings = 256;

    private readonly byte[] _before;

    private RawMode(byte[] before) => _before = before;

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
}
