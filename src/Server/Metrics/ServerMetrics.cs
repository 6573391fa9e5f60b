using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Akka.Actor;

namespace AkkaChat.Server.Metrics;

/// <summary>
/// The figures of a server: one meter for each actor system. Whatever is counted is counted for each round, record or refusal, never for each
/// delivery. Without a reader an instrument costs next to nothing.
/// </summary>
internal sealed class ServerMetrics : IExtension, IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "AkkaChat";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] };

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<int> _batches;
    private readonly Histogram<double> _recording;
    private readonly Histogram<double> _lag;
    private readonly long[] _refused = new long[Enum.GetValues<RefusalReason>().Length];
    private readonly ConcurrentDictionary<int, RelayFigures> _relays = new();
    private long _lines;
    private long _delivered;

    public ServerMetrics()
    {
        _meter.CreateObservableCounter("akkachat.lines", () => Volatile.Read(ref _lines), "{line}", "What happened in the room of this node: said, joined, left and the rest.");
        _meter.CreateObservableCounter("akkachat.deliveries", () => Volatile.Read(ref _delivered), "{line}", "Lines given to a member's connection, summed over the members.");
        _batches = _meter.CreateHistogram("akkachat.batch.size", "{line}", "Lines that a relay wrote to its members with one send each.", tags: null, Sizes);
        _recording = _meter.CreateHistogram("akkachat.record.duration", "s", "Time from the beginning of a record until it is in the log.", tags: null, Seconds);
        _lag = _meter.CreateHistogram("akkachat.relay.lag", "s", "Time from a batch's oldest line until the relay has written the batch to its members.", tags: null, Seconds);
        _meter.CreateObservableCounter("akkachat.refusals", () => Enum.GetValues<RefusalReason>().Select(Count), "{refusal}", "Connections, nicknames and commands that were refused, and clients that were cut off, by reason.");
        _meter.CreateObservableGauge("akkachat.people", () => ByDoor(figures => figures.Members), "{person}", "Members of the room, by the door of their connection; none while a broken one is waited for.");
        _meter.CreateObservableGauge("akkachat.connections", () => ByDoor(figures => figures.Connections), "{connection}", "Open connections, by door.");
        _meter.CreateObservableGauge("akkachat.slow.readers", () => _relays.Values.Sum(figures => figures.SlowReaders), "{person}", "Members that have fallen behind and miss lines.");
        _meter.CreateObservableGauge("akkachat.room.here", () => HasRoom ? 1 : 0, description: "1 on the node that has the room, 0 on the others and while the room is looked for.");
    }

    /// <summary>Whether the room is on this node, as its relays knew a second ago.</summary>
    public bool HasRoom => _relays.Values.Any(figures => figures.HasRoom);

    /// <summary>The figures of an actor system.</summary>
    public static ServerMetrics Of(ActorSystem system) => system.WithExtension<ServerMetrics, Provider>();

    /// <summary>Something happened in the room, which alone says so.</summary>
    public void Happened() => Volatile.Write(ref _lines, _lines + 1);

    /// <summary>A record has been written.</summary>
    public void Recorded(TimeSpan duration) => _recording.Record(duration.TotalSeconds);

    /// <summary>A relay has written lines.</summary>
    /// <param name="deliveries">The lines that all its members together got.</param>
    public void Delivered(long deliveries) => Interlocked.Add(ref _delivered, deliveries);

    /// <summary>A relay has written a batch.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="lag">The age of its oldest line.</param>
    public void Wrote(int lines, TimeSpan lag)
    {
        _batches.Record(lines);
        _lag.Record(Math.Max(0, lag.TotalSeconds));
    }

    /// <summary>Somebody or something was refused.</summary>
    public void Refused(RefusalReason reason) => Interlocked.Increment(ref _refused[(int)reason]);

    /// <summary>A relay has looked at its members and connections.</summary>
    public void Report(int relay, RelayFigures figures) => _relays[relay] = figures;

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private Measurement<long> Count(RefusalReason reason) => new(Volatile.Read(ref _refused[(int)reason]), new KeyValuePair<string, object?>("reason", ReasonNames.Of(reason)));

    private IEnumerable<Measurement<int>> ByDoor(Func<RelayFigures, IReadOnlyDictionary<string, int>> counts) => _relays.Values
        .SelectMany(counts)
        .GroupBy(count => count.Key, count => count.Value, (door, values) => new Measurement<int>(values.Sum(), new KeyValuePair<string, object?>("door", door)));

    private sealed class Provider : ExtensionIdProvider<ServerMetrics>
    {
        public override ServerMetrics CreateExtension(ExtendedActorSystem system)
        {
            var metrics = new ServerMetrics();
            system.RegisterOnTermination(metrics.Dispose);
            return metrics;
        }
    }
}
