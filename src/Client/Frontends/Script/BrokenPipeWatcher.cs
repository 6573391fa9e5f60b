using System.Runtime.InteropServices;

namespace AkkaChat.Client.Frontends.Script;

/// <summary>Whoever reads what this program prints: <c>head</c>, say, which has soon read enough.</summary>
internal static class BrokenPipeWatcher
{
    private const int StandardOutput = 1, NoEvents = 0, Forever = -1;

    // POLLERR and POLLHUP of Linux and of others.
    private const short Error = 0x8, HungUp = 0x10;

    private const int Interrupted = 4;

    /// <summary>
    /// Says when nobody reads any more: at once, and in a quiet room too. Writing would not tell, for .NET takes a broken pipe for a
    /// success. Not on Windows.
    /// </summary>
    public static void Start(Action gone)
    {
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
            new Thread(() => Watch(gone)) { IsBackground = true, Name = "output" }.Start();
    }

    private static void Watch(Action gone)
    {
        var output = new PollFile { File = StandardOutput, Events = NoEvents };
        int found;
        do
        {
            found = Poll(ref output, 1, Forever);
        }
        while (found < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        if (found > 0 && (output.Found & (Error | HungUp)) != 0)
            gone();
    }

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollFile file, nuint count, int milliseconds);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollFile
    {
        public int File;
        public short Events;
        public short Found;
    }
}
