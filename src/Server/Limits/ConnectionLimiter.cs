using System.Diagnostics.CodeAnalysis;
using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Limits;

/// <summary>
/// Limits connections: in all, for each address, and how often an address may connect. An IPv6 network of 64 bits, which is what
/// one household or server gets, counts as one address.
/// </summary>
/// <param name="settings">The limits.</param>
/// <param name="countsSessions">Whether sessions are counted, for the refusals; otherwise connections.</param>
internal sealed class ConnectionLimiter(ConnectionSettings settings, bool countsSessions = false)
{
    private const int NetworkBytes = 8;

    // Idle addresses are removed every so many admissions.
    private const int SweepInterval = 1024;

    // Many people behind one address connect at once after a restart; a short wait spares them another attempt. The wait is
    // bounded because a connection that waits holds a descriptor.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    private readonly Dictionary<IPAddress, Entry> _entries = [];
    private int _connections;
    private int _untilSweep = SweepInterval;

    /// <summary>The limits. Other ones hold for the next connection; the rate of an address changes when it has been quiet.</summary>
    public ConnectionSettings Settings { get; set; } = settings;

    /// <summary>The number of addresses in memory.</summary>
    public int TrackedAddresses => _entries.Count;

    /// <summary>Admits a connection and counts it until <see cref="Release"/>, or refuses it.</summary>
    /// <param name="address">The client's address.</param>
    /// <param name="now">The time.</param>
    /// <param name="delay">How long the connection waits until it is served.</param>
    /// <param name="refusal">Why it is refused.</param>
    public bool TryAdmit(IPAddress address, DateTimeOffset now, out TimeSpan delay, [NotNullWhen(false)] out ConnectionRefusal? refusal)
    {
        delay = TimeSpan.Zero;
        refusal = Refusal(address, now, out var entry, ref delay);
        if (refusal is not null)
            return false;
        entry!.Connections++;
        _connections++;
        return true;
    }

    /// <summary>Notes that an admitted connection has ended.</summary>
    public void Release(IPAddress address)
    {
        _entries[NetworkOf(address)].Connections--;
        _connections--;
    }

    /// <summary>What counts as one address.</summary>
    public static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.GetAddressBytes() is not { Length: > NetworkBytes } bytes)
            return address;
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }

    private ConnectionRefusal? Refusal(IPAddress address, DateTimeOffset now, out Entry? entry, ref TimeSpan delay)
    {
        entry = null;
        if (_connections >= Settings.Max)
            return new ConnectionRefusal(RefusalReason.Full, $"server is full, try later");
        Sweep(now);
        var network = NetworkOf(address);
        if (!_entries.TryGetValue(network, out entry))
            _entries.Add(network, entry = new Entry(Settings.PerAddress.IsLimited ? new TokenBucket(Settings.PerAddress, MaxDelay) : null));
        if (Settings.MaxPerAddress > 0 && entry.Connections >= Settings.MaxPerAddress)
            return new ConnectionRefusal(RefusalReason.AddressConnections, TooMany(entry.Connections));
        return entry.Rate?.TryTake(now, out delay) == false
            ? new ConnectionRefusal(RefusalReason.AddressRate, $"too many connections from your address, try again in {MaxDelay.TotalSeconds:0} s")
            : null;
    }

    private ServerText TooMany(int count) => countsSessions switch
    {
        true => $"there are {count:N0} sessions from your address already, try later",
        false => $"there are {count:N0} connections from your address already, try later",
    };

    private void Sweep(DateTimeOffset now)
    {
        if (--_untilSweep > 0)
            return;
        _untilSweep = SweepInterval;
        foreach (var (network, entry) in _entries)
        {
            if (entry.Connections == 0 && entry.Rate?.IsFull(now) != false)
                _entries.Remove(network);
        }
    }

    private sealed class Entry(TokenBucket? rate)
    {
        public TokenBucket? Rate { get; } = rate;

        public int Connections { get; set; }
    }
}
