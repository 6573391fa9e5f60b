using System.Collections.Concurrent;
using AkkaChat.Server.Settings;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Writes the log and the messages for the administrator to standard output. It has a thread of its own, so a terminal or pipe that takes nothing
/// delays neither an actor nor a stop. It writes nothing before <see cref="Start"/>: a server that cannot start leaves no log lines.
/// </summary>
internal sealed class ConsoleOutput : ILogEventSink, IDisposable
{
    private const string LogLine = "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u4} {Message:l}{NewLine}{Exception}";

    // Lines that wait for a slow standard output. Later ones are dropped and counted.
    private const int Capacity = 10_000;

    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(1);

    private readonly Logger _console;
    private readonly bool _isJson;
    private readonly BlockingCollection<Action> _queue = new(Capacity);
    private readonly Thread _writer;
    private int _dropped;

    /// <summary>Creates the output.</summary>
    /// <param name="format">How the log, and the messages between its lines, are written.</param>
    public ConsoleOutput(LogFormat format)
    {
        _isJson = format == LogFormat.Json;
        var all = new LoggerConfiguration().MinimumLevel.Verbose();
        _console = (_isJson ? all.WriteTo.Console(new JsonLog()) : all.WriteTo.Console(outputTemplate: LogLine)).CreateLogger();
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "console output" };
    }

    /// <summary>Starts writing, with the log lines so far first.</summary>
    public void Start() => _writer.Start();

    /// <summary>Writes a line of the log. A line that cannot be written is lost.</summary>
    public void Emit(LogEvent logEvent) => Enqueue(() => _console.Write(logEvent));

    /// <summary>Writes a text and a line ending.</summary>
    /// <returns>A task that fails when the text cannot be written, and does not complete while standard output takes nothing.</returns>
    public Task WriteLineAsync(string text)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(() =>
        {
            try
            {
                Console.Out.WriteLine(_isJson ? JsonLog.LineOf(DateTimeOffset.UtcNow, text) : text);
                written.SetResult();
            }
            catch (Exception e)
            {
                written.SetException(e);
            }
        });
        return written.Task;
    }

    /// <summary>Writes what waits, for at most a second.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        if (_writer.ThreadState.HasFlag(ThreadState.Unstarted) || !_writer.Join(FlushTimeout))
            return;
        _console.Dispose();
        _queue.Dispose();
    }

    private void Enqueue(Action write)
    {
        if (!_queue.IsAddingCompleted && !_queue.TryAdd(write))
            Interlocked.Increment(ref _dropped);
    }

    private void WriteAll()
    {
        foreach (var write in _queue.GetConsumingEnumerable())
        {
            write();
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
                _console.Warning("{0} lines were dropped here: standard output was too slow", dropped);
        }
    }
}
