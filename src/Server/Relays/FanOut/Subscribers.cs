using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays.FanOut;

/// <summary>
/// The members that a relay writes to, and the batch of lines that they have yet to be told. An event is encoded once for each view in
/// use; a flush costs one send a subscriber, however many lines the batch holds.
/// </summary>
internal sealed class Subscribers
{
    private readonly Dictionary<MemberId, Subscriber> _byId = [];
    private readonly List<Subscriber> _all = [];
    private readonly Dictionary<View, ViewBatch> _batches = [];
    private readonly List<ViewBatch> _batchesInUse = [];

    /// <summary>All subscribers.</summary>
    public IReadOnlyCollection<Subscriber> All => _all;

    /// <summary>Finds a subscriber.</summary>
    public bool TryGet(MemberId id, [NotNullWhen(true)] out Subscriber? subscriber) => _byId.TryGetValue(id, out subscriber);

    /// <summary>Adds a subscriber, which is told what happens from now on.</summary>
    public void Add(Subscriber subscriber)
    {
        subscriber.Index = _all.Count;
        _byId.Add(subscriber.Id, subscriber);
        _all.Add(subscriber);
        Use(subscriber, subscriber.View);
    }

    /// <summary>Removes a subscriber. What it has not been told is lost to it: see <see cref="Subscriber.FlushPending"/>.</summary>
    public void Remove(Subscriber subscriber)
    {
        _byId.Remove(subscriber.Id);
        Unuse(subscriber);
        var last = _all[^1];
        _all[subscriber.Index] = last;
        last.Index = subscriber.Index;
        _all.RemoveAt(_all.Count - 1);
    }

    /// <summary>Shows a subscriber what happens from now on in another view.</summary>
    public void Change(Subscriber subscriber, View view)
    {
        subscriber.FlushPending();
        Unuse(subscriber);
        Use(subscriber, view);
    }

    /// <summary>Who is ignored stays so under a new nickname.</summary>
    public void Rename(Nickname old, Nickname name)
    {
        foreach (var subscriber in _all)
        {
            if (subscriber.Ignored?.Remove(old) == true)
                subscriber.Ignored.Add(name);
            foreach (var (account, called) in subscriber.IgnoredAccounts ?? [])
            {
                if (called == old)
                    subscriber.IgnoredAccounts![account] = name;
            }
        }
    }

    /// <summary>Who ignores the owner of a registered nickname goes on to do so when that one comes back under it.</summary>
    public void Recognize(Nickname account)
    {
        foreach (var subscriber in _all)
        {
            if (subscriber.IgnoredAccounts?.TryGetValue(account, out var called) == true && called != account)
            {
                subscriber.IgnoredAccounts[account] = account;
                subscriber.Ignore([.. subscriber.Ignored ?? [], account]);
            }
        }
    }

    /// <summary>Adds an event to the batch.</summary>
    public void Append(LoggedEvent e)
    {
        foreach (var batch in _batchesInUse)
            batch.Append(e);
    }

    /// <summary>Whether the last flush left out a batch that can wait.</summary>
    public bool HasWaiting => _batchesInUse.Exists(batch => batch.IsWaiting);

    /// <summary>Tells everybody what they have yet to be told, and begins the next batch.</summary>
    /// <param name="includesWaiting">Whether batches that can wait are told too.</param>
    /// <returns>How many lines they got in all.</returns>
    public long Flush(bool includesWaiting = false)
    {
        foreach (var batch in _batchesInUse)
            batch.IsWaiting = !includesWaiting && batch.CanWait;
        var delivered = 0L;
        foreach (var subscriber in _all)
        {
            if (subscriber.ViewBatch!.IsWaiting)
                continue;
            if (subscriber.ViewBatch.For(subscriber) is { } lines)
            {
                subscriber.Send(lines);
                delivered += lines.Count;
            }
            subscriber.Position = default;
        }
        foreach (var batch in _batchesInUse)
        {
            if (batch.IsWaiting)
                continue;
            delivered += batch.FlushedLines;
            batch.Clear();
        }
        return delivered;
    }

    private void Use(Subscriber subscriber, View view)
    {
        if (!_batches.TryGetValue(view, out var batch))
            _batches.Add(view, batch = new ViewBatch(view));
        if (batch.SubscriberCount++ == 0)
        {
            batch.Clear();
            _batchesInUse.Add(batch);
        }
        batch.IgnoringCount += subscriber.Ignored is null ? 0 : 1;
        subscriber.ViewBatch = batch;
        subscriber.View = view;
        subscriber.Position = batch.End;
    }

    private void Unuse(Subscriber subscriber)
    {
        var batch = subscriber.ViewBatch!;
        batch.IgnoringCount -= subscriber.Ignored is null ? 0 : 1;
        if (--batch.SubscriberCount == 0)
            _batchesInUse.Remove(batch);
    }
}
