using AkkaChat.Bench.Fanout.Wire;

namespace AkkaChat.Bench.Fanout.Load;

/// <summary>Finds the stamps in what members receive, checks and counts them.</summary>
internal sealed class Tally(LoadOptions options) : IReceiver
{
    private readonly uint[] _sent = new uint[options.Senders];
    private int _listeners = options.Readers;
    private long _settled;

    /// <summary>Lines sent by all senders.</summary>
    public long Sent { get; private set; }

    /// <summary>Lines received by all members.</summary>
    public long Deliveries { get; private set; }

    /// <summary>How long the lines took that came while it was set.</summary>
    public LatencyHistogram? Latencies { get; set; }

    /// <summary>Lines on their way: sent, and not settled at a member yet, in the mean of all members.</summary>
    public long InFlight => Sent - _settled / _listeners;

    /// <summary>Whether every line has come to everybody or is known to be missing.</summary>
    public bool IsSettled => _settled == Sent * _listeners;

    /// <summary>The stamp for the next line of a sender.</summary>
    public Stamp Next(int sender)
    {
        Sent++;
        return new((ushort)sender, _sent[sender]++, (uint)Clock.Now);
    }

    /// <summary>A member's own line does not come back to it.</summary>
    public void SkipOwn(SequenceCheck check, Stamp stamp) => _settled += check.Take(stamp.Sender, stamp.Sequence);

    public int Received(Client client, ReadOnlySpan<byte> bytes)
    {
        if (client.Check is not { } check)
            return bytes.Length;

        var now = (uint)Clock.Now;
        for (var at = 0; ;)
        {
            var found = bytes[at..].IndexOf(Stamp.Marker);
            if (found < 0)
                return bytes.Length;
            at += found;
            if (bytes.Length - at < Stamp.Length)
                return at;

            if (Stamp.TryRead(bytes[at..], out var stamp) && stamp.Sender < _sent.Length)
            {
                Deliveries++;
                _settled += check.Take(stamp.Sender, stamp.Sequence);
                Latencies?.Add(now - stamp.Sent);
                at = Math.Min(at + options.Bytes, bytes.Length);
            }
            else
            {
                at++;
            }
        }
    }

    public void Dropped(Client client)
    {
        if (client.Check is not { } check)
            return;
        _settled -= check.Settled;
        if (--_listeners == 0)
            throw new FanoutException("the server has closed every connection");
    }

    /// <summary>How many lines a member did not get.</summary>
    public long LostBy(SequenceCheck check) => Sent - check.Settled + check.Missing;
}
