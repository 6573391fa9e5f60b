using System.Diagnostics;
using Akka.Actor;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Collects garbage when a busy time is over. A crowd that joins leaves garbage, and no setting of the garbage collector helps: it
/// collects only when somebody allocates.
/// </summary>
internal sealed class MemoryTrimmer : ReceiveActor, IWithTimers
{
    private const long WorthTrimming = 8 * 1024 * 1024; // bytes allocated since the last collection
    private const long Quiet = 32 * 1024; // bytes allocated within one interval
    private const int Rest = 20; // times the duration of a collection, because all actors wait for it and no client may trigger many
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _notBefore;
    private long _atLastLook;
    private long _atLastTrim;

    public MemoryTrimmer() => Receive<Look>(_ => TrimIfQuiet());

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props() => Akka.Actor.Props.Create(() => new MemoryTrimmer());

    protected override void PreStart() => Timers.StartPeriodicTimer(nameof(Look), Look.Instance, Interval);

    private void TrimIfQuiet()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (_clock.Elapsed >= _notBefore && allocated - _atLastLook < Quiet && allocated - _atLastTrim > WorthTrimming)
        {
            var begin = _clock.Elapsed;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _atLastTrim = allocated;
            _notBefore = _clock.Elapsed + (Rest * (_clock.Elapsed - begin));
        }

        _atLastLook = allocated;
    }

    private sealed record Look
    {
        public static readonly Look Instance = new();
    }
}
