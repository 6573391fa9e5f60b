namespace AkkaChat.Bench.Fanout.Load;

/// <summary>
/// One member's check that it gets every sender's lines once and in order. A line is settled when it came, or when a later one
/// of the same sender came before it.
/// </summary>
internal sealed class SequenceCheck(int senders)
{
    private readonly uint[] _next = new uint[senders];
    private List<Gap>? _gaps;

    /// <summary>Lines that came or were jumped over, and the member's own that do not come back.</summary>
    public long Settled { get; private set; }

    /// <summary>Lines that were jumped over and have not come since.</summary>
    public long Missing { get; private set; }

    /// <summary>Lines that came after a later one of the same sender.</summary>
    public long Reordered { get; private set; }

    /// <summary>Lines that came again.</summary>
    public long Duplicated { get; private set; }

    /// <summary>Takes a line that came.</summary>
    /// <returns>How many more lines are settled now.</returns>
    public long Take(int sender, uint sequence)
    {
        ref var next = ref _next[sender];
        if (sequence != next)
            return TakeOutOfOrder(sender, ref next, sequence);
        next++;
        Settled++;
        return 1;
    }

    private long TakeOutOfOrder(int sender, ref uint next, uint sequence)
    {
        if (sequence < next)
        {
            if (Fill(sender, sequence))
            {
                Missing--;
                Reordered++;
            }
            else
            {
                Duplicated++;
            }
            return 0;
        }

        (_gaps ??= []).Add(new Gap(sender, next, sequence));
        var jumped = sequence - next;
        next = sequence + 1;
        Missing += jumped;
        Settled += jumped + 1;
        return jumped + 1;
    }

    private bool Fill(int sender, uint sequence)
    {
        var at = _gaps?.FindIndex(gap => gap.Sender == sender && gap.From <= sequence && sequence < gap.To) ?? -1;
        if (at < 0)
            return false;

        var gap = _gaps![at];
        _gaps.RemoveAt(at);
        if (gap.From < sequence)
            _gaps.Add(gap with { To = sequence });
        if (sequence + 1 < gap.To)
            _gaps.Add(gap with { From = sequence + 1 });
        return true;
    }

    /// <summary>Lines of one sender that were jumped over.</summary>
    /// <param name="Sender">The sender.</param>
    /// <param name="From">The first.</param>
    /// <param name="To">The one after the last.</param>
    private readonly record struct Gap(int Sender, uint From, uint To);
}
