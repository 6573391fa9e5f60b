namespace AkkaChat.Runtime.Tests;

/// <summary>Numbers the instances of an actor; it outlives them.</summary>
internal sealed class Counter
{
    private int _last;

    public int Value => Volatile.Read(ref _last);

    public int Next() => Interlocked.Increment(ref _last);
}
