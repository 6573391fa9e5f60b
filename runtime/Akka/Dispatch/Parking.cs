namespace Akka.Dispatch;

/// <summary>Where a dispatcher's threads wait when they have nothing to do.</summary>
internal abstract class Parking
{
    /// <summary>Waits for <see cref="Unpark"/>, now or before. False: it may have been something else.</summary>
    internal abstract bool Park();

    /// <summary>Lets so many threads go on: those that wait, or the next to do so.</summary>
    internal abstract void Unpark(int threads);

    /// <summary>Does what there is to do besides the dispatcher's work. Called after parking, and now and then by who is too busy to park.</summary>
    internal virtual void Look()
    {
    }
}

/// <summary>Threads wait for nothing else.</summary>
internal sealed class SemaphoreParking : Parking
{
    private readonly SemaphoreSlim _semaphore = new(0);

    /// <inheritdoc/>
    internal override bool Park()
    {
        _semaphore.Wait();
        return true;
    }

    /// <inheritdoc/>
    internal override void Unpark(int threads) => _semaphore.Release(threads);
}
