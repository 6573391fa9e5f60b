using System.Buffers;
using AkkaChat.Protocol;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using AkkaChat.Settings;
using Microsoft.Win32.SafeHandles;

namespace AkkaChat.Server.Exporting;

/// <summary>Prints the log.</summary>
internal static class LogExport
{
    private const int StandardOutput = 1;

    /// <summary>Prints the log to the standard output of the process.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="IOException">Standard output is closed or full.</exception>
    public static int Run(ExportOptions options)
    {
        using var output = OpenStandardOutput();
        return Run(options, output, Console.Error);
    }

    /// <summary>Prints the log.</summary>
    /// <param name="options">What to print.</param>
    /// <param name="output">Where to.</param>
    /// <param name="error">Where the line goes about what is wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Run(ExportOptions options, Stream output, TextWriter error)
    {
        try
        {
            var log = options.Log ?? NodeSettings.Load(options.Config).Server.Log;
            if (log.Store == LogStore.Memory)
                throw new SettingsException("nothing is recorded in memory: name a log with --log sqlite:FILE or --log postgresql:CONNECTION STRING");
            Print(new LogReader(log), options, output);
            return ExitCode.Stopped;
        }
        catch (SettingsException e)
        {
            error.WriteLine(e.Message);
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is LogException or InvalidDataException)
        {
            error.WriteLine(e.Message);
            return ExitCode.CannotStart;
        }
    }

    // The console's own stream does not tell when nobody reads any more. A file's stream writes at places of its own, which is wrong for a file that
    // others write to as well.
    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!stream.CanSeek)
            return stream;
        stream.Dispose();
        return Console.OpenStandardOutput();
    }

    private static void Print(LogReader reader, ExportOptions options, Stream output)
    {
        var since = options.Since ?? DateTimeOffset.MinValue;
        var lines = new ArrayBufferWriter<byte>();
        foreach (var record in options.Since is null ? reader.From(0) : reader.Since(since))
        {
            foreach (var e in RecordMapping.ToEvents(record).Where(e => e.Stamp.Time >= since))
                Write(lines, e, options.IsJson);
            output.Write(lines.WrittenSpan);
            lines.ResetWrittenCount();
        }
    }

    private static void Write(ArrayBufferWriter<byte> lines, LoggedEvent e, bool isJson)
    {
        if (e.Event is not { } happened || e.IsForItsAuthor || !IsForEverybody(happened))
            return;
        if (isJson)
            EventWriter.WriteJson(lines, happened, e.Stamp);
        else
            EventWriter.WriteText(lines, happened, e.Stamp);
    }

    // A new kind of event is shown only when somebody has decided that everybody may see it.
    private static bool IsForEverybody(RoomEvent e) => e is
        RoomEvent.Said or RoomEvent.Acted or RoomEvent.Pasted or
        RoomEvent.Joined or RoomEvent.Left or RoomEvent.LeftTogether or
        RoomEvent.Renamed or RoomEvent.Moderated;
}
