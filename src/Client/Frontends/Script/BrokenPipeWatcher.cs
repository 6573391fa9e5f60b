using System.Runtime.InteropServices;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>
/// Notices at once that nobody reads the output any more, in a quiet room too: <c>head</c>, for instance, has soon read enough. Writing would
/// not tell, because .NET takes a broken pipe for a success. Does nothing on Windows.
/// </summary>
internal static class BrokenPipeWatcher
{
    private const int StandardOutput = 1, NoEvents = 0, NoTimeout = -1;

    // POLLERR, POLLHUP and EINTR; the same on all POSIX systems that .NET supports.
    private const short PollError = 0x8, PollHangUp = 0x10;
    private const int Interrupted = 4;

    /// <summary>Starts to watch the standard output.</summary>
    /// <param name="onBroken">Called once, on another thread.</param>
    public static void Start(Action onBroken)
    {
        if (Console.IsOutputRedirected && StandardStreams.IsOpen(StandardOutput) && !OperatingSystem.IsWindows())
            new Thread(() => Watch(onBroken)) { IsBackground = true, Name = "broken-pipe-watcher" }.Start();
    }

    private static void Watch(Action onBroken)
    {
        var output = new PollDescriptor { File = StandardOutput, Events = NoEvents };
        int count;
        do
        {
            count = Poll(ref output, 1, NoTimeout);
        }
        while (count < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        if (count > 0 && (output.ReturnedEvents & (PollError | PollHangUp)) != 0)
            onBroken();
    }

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor file, nuint count, int milliseconds);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int File;
        public short Events;
        public short ReturnedEvents;
    }
}
