using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Akka.Dispatch;

/// <summary>
/// The next mailboxes of a dispatcher's only thread. While others run, what they need is brought into the processor's cache, a step
/// of the chain from the mailbox to the actor and its partner at a time: among thousands of actors each has been displaced since its
/// last run, and a thread that finds that out link by link waits longer than it works.
/// </summary>
internal sealed class LookAhead(ConcurrentQueue<Mailbox> ready)
{
    private const int Length = 8, Mask = Length - 1;

    private readonly Mailbox?[] _next = new Mailbox?[Length];
    private int _first;
    private int _count;

    internal bool IsEmpty => _count == 0;

    internal bool TryTake([NotNullWhen(true)] out Mailbox? mailbox)
    {
        while (_count < Length && ready.TryDequeue(out var last))
        {
            CacheLines.Fetch(last, Mailbox.Lines);
            _next[(_first + _count++) & Mask] = last;
        }

        mailbox = _next[_first];
        if (mailbox is null) return false;
        _next[_first] = null;
        _first = (_first + 1) & Mask;
        _count--;
        _next[_first]?.FetchPartner();
        _next[(_first + 2) & Mask]?.FetchActor();
        _next[(_first + 4) & Mask]?.FetchCell();
        return true;
    }
}
