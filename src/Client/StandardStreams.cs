using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AkkaChat.Client;

/// <summary>
/// The standard streams, as cron and careful scripts may leave them: closed, or full. <see cref="Console"/> takes a closed one for whatever
/// file the runtime has opened in its place.
/// </summary>
internal static class StandardStreams
{
    public const int Input = 0, Output = 1, Errors = 2;

    // F_GETFD and FD_CLOEXEC; the same on all POSIX systems that .NET supports.
    private const int GetFlags = 1, CloseOnExec = 1;

    // UTF-8 as on the wire, whatever the locale says.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Whether a stream was open when the process started. One that is closed on exec cannot have been: the runtime has opened it.
    /// </summary>
    public static bool IsOpen(int stream) =>
        OperatingSystem.IsWindows() || (FileControl(stream, GetFlags) is var flags and >= 0 && (flags & CloseOnExec) == 0);

    /// <summary>
    /// The standard input; empty when it is closed. A terminal edits its lines itself; the console's own stream would do it instead.
    /// </summary>
    public static TextReader OpenInput()
    {
        if (!IsOpen(Input))
            return TextReader.Null;
        var isTerminal = !Console.IsInputRedirected && !OperatingSystem.IsWindows();
        var input = isTerminal
            ? new FileStream(new SafeFileHandle(Input, ownsHandle: false), FileAccess.Read, bufferSize: 0)
            : Console.OpenStandardInput();
        return new StreamReader(input, Utf8);
    }

    /// <summary>The standard output, with a buffer; nothing is written when it is closed.</summary>
    public static TextWriter OpenOutput() => IsOpen(Output) ? new StreamWriter(Console.OpenStandardOutput(), Utf8) : TextWriter.Null;

    /// <summary>The standard error; what cannot be written is dropped, because nobody could be told.</summary>
    public static TextWriter OpenErrors() =>
        IsOpen(Errors) ? TextWriter.Synchronized(new StreamWriter(new LossyStream(Console.OpenStandardError()), Utf8) { AutoFlush = true }) : TextWriter.Null;

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(int file, int command);
}
