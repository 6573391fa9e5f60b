namespace Akka.Actor;

/// <summary>Calls scheduled things off, at once or after a delay that a scheduler measures.</summary>
public sealed class Cancelable : ICancelable, IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>Not yet called off.</summary>
    public Cancelable(IScheduler scheduler) => ArgumentNullException.ThrowIfNull(scheduler);

    /// <summary>Will be called off after a delay.</summary>
    public Cancelable(IScheduler scheduler, TimeSpan delay) => scheduler.Advanced.ScheduleOnce(delay, Cancel);

    /// <inheritdoc/>
    public bool IsCancellationRequested => _source.IsCancellationRequested;

    /// <inheritdoc/>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Cancel() => _source.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
