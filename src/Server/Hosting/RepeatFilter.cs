using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Passes each line of the log on once a second at most. Equal lines within that second are counted, and one line sums them up when it is over: a
/// storm must not hide what else happens.
/// </summary>
internal sealed class RepeatFilter(ILogEventSink next, TimeProvider clock) : ILogEventSink, IDisposable
{
    /// <summary>The text of the line that sums equal lines up.</summary>
    public const string SummaryText = "{Count:l} times more within a second: {Text:l}";

    // Different lines within one second that are compared. Beyond that, lines pass.
    private const int Capacity = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    // Literally: texts without quotes, as the log shows them.
    private static readonly MessageTemplateTextFormatter Literal = new("{Message:l}", CultureInfo.InvariantCulture);

    private static readonly MessageTemplate Summary = new MessageTemplateParser().Parse(SummaryText);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Repeats> _seen = new(StringComparer.Ordinal);
    private ITimer? _timer;

    /// <summary>Passes a line on, or counts it.</summary>
    public void Emit(LogEvent logEvent)
    {
        var text = Render(logEvent);
        lock (_lock)
        {
            if (_seen.TryGetValue(text, out var repeats) && logEvent.Exception is null)
            {
                repeats.Count++;
                return;
            }
            if (_seen.Count < Capacity)
                _seen.TryAdd(text, new Repeats(logEvent));
            _timer ??= clock.CreateTimer(_ => SumUp(), state: null, Window, Timeout.InfiniteTimeSpan);
        }
        next.Emit(logEvent);
    }

    /// <summary>Writes the sums of the counted lines.</summary>
    public void Dispose() => SumUp();

    private static string Render(LogEvent logEvent)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        Literal.Format(logEvent, text);
        return text.ToString();
    }

    private void SumUp()
    {
        List<Repeats> repeated;
        lock (_lock)
        {
            repeated = [.. _seen.Values.Where(repeats => repeats.Count > 0)];
            _seen.Clear();
            _timer?.Dispose();
            _timer = null;
        }
        foreach (var repeats in repeated)
            next.Emit(repeats.SumUp(clock.GetLocalNow()));
    }

    private sealed class Repeats(LogEvent first)
    {
        public int Count { get; set; }

        public LogEvent SumUp(DateTimeOffset now) => new(now, first.Level, exception: null, Summary,
        [
            new LogEventProperty("Count", new ScalarValue(Count.ToString("N0", CultureInfo.InvariantCulture))),
            new LogEventProperty("Text", new ScalarValue(Render(first))),
        ]);
    }
}
