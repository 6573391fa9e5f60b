using System.Net;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Limits;

/// <summary>
/// Decides who may come in, and when: counts connections, in all and for each address, and how often an address comes. All of an
/// IPv6 network of 64 bits, which is what one household or server gets, counts as one address.
/// </summary>
/// <param name="settings">The limits.</param>
/// <param name="guests">What it counts.</param>
internal sealed class Doorkeeper(ConnectionSettings settings, string guests = "connections")
{
    private const int NetworkBytes = 8;

    // Addresses of which nothing has to be remembered are looked for when so many have come since the last time.
    private const int SweepEvery = 1024;

    // Many people behind one address who come at once, after a restart for instance, rather wait than come again. It is bounded, since
    // whoever waits holds a descriptor.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Dictionary<IPAddress, Guest> _guests = [];
    private int _all;
    private int _untilSweep = SweepEvery;

    /// <summary>How many addresses it remembers.</summary>
    public int Remembered => _guests.Count;

    /// <summary>Lets a connection in, to be counted until <see cref="Leave"/>, or says in a line why not.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="now">The time.</param>
    /// <param name="wait">How long it is to wait until it is served.</param>
    public string? Refusal(IPAddress address, DateTimeOffset now, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (_all >= settings.Max)
            return "server is full, try later";
        Sweep(now);
        var network = NetworkOf(address);
        if (!_guests.TryGetValue(network, out var guest))
            _guests.Add(network, guest = new Guest(settings.PerAddress.IsLimited ? new TokenBucket(settings.PerAddress, LongestWait) : null));
        if (settings.MaxPerAddress > 0 && guest.Connections >= settings.MaxPerAddress)
            return $"there are {guest.Connections:N0} {guests} from your address already, try later";
        if (guest.Visits?.TryTake(now, out wait) == false)
            return $"too many connections from your address, try again in {LongestWait.TotalSeconds:0} s";
        guest.Connections++;
        _all++;
        return null;
    }

    /// <summary>A connection that was let in has ended.</summary>
    public void Leave(IPAddress address)
    {
        _guests[NetworkOf(address)].Connections--;
        _all--;
    }

    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.GetAddressBytes() is not { Length: > NetworkBytes } bytes)
            return address;
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }

    private void Sweep(DateTimeOffset now)
    {
        if (--_untilSweep > 0)
            return;
        _untilSweep = SweepEvery;
        foreach (var (network, guest) in _guests)
        {
            if (guest.Connections == 0 && guest.Visits?.IsFull(now) != false)
                _guests.Remove(network);
        }
    }

    /// <summary>What is known of one address.</summary>
    private sealed class Guest(TokenBucket? visits)
    {
        public TokenBucket? Visits { get; } = visits;

        public int Connections { get; set; }
    }
}
