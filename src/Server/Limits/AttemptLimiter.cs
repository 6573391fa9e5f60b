using System.Net;

namespace AkkaChat.Server.Limits;

/// <summary>Limits how often an address may try a password. An IPv6 network of 64 bits counts as one address.</summary>
internal sealed class AttemptLimiter
{
    /// <summary>The attempts in a <see cref="Window"/>.</summary>
    public const int MaxAttempts = 5;

    /// <summary>The time after which an address may try again.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // Old addresses are removed when so many are there.
    private const int SweepSize = 1024;

    private readonly Dictionary<IPAddress, (int Attempts, DateTimeOffset Since)> _addresses = [];

    /// <summary>Counts an attempt, unless there were too many.</summary>
    public bool TryBegin(IPAddress address, DateTimeOffset now)
    {
        if (_addresses.Count >= SweepSize)
            Sweep(now);
        var key = ConnectionLimiter.NetworkOf(address);
        var known = _addresses.TryGetValue(key, out var found) && now - found.Since < Window ? found : (Attempts: 0, Since: now);
        if (known.Attempts == MaxAttempts)
            return false;
        _addresses[key] = (known.Attempts + 1, known.Since);
        return true;
    }

    /// <summary>An attempt was right: those before it do not count.</summary>
    public void Forget(IPAddress address) => _addresses.Remove(ConnectionLimiter.NetworkOf(address));

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (address, (_, since)) in _addresses)
        {
            if (now - since >= Window)
                _addresses.Remove(address);
        }
    }
}
