using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <summary>
/// The members that a relay serves, and the batch of lines that they have yet to be told. An event is encoded once for each view in
/// use; a flush costs one send a member, however many lines the batch holds.
/// </summary>
internal sealed class Subscribers
{
    private readonly Dictionary<MemberId, Member> _byId = [];
    private readonly List<Member> _members = [];
    private readonly Dictionary<View, ViewBatch> _batches = [];
    private readonly List<ViewBatch> _batchesInUse = [];

    /// <summary>All members.</summary>
    public IReadOnlyCollection<Member> Members => _members;

    /// <summary>Finds a member.</summary>
    public bool TryGet(MemberId id, [NotNullWhen(true)] out Member? member) => _byId.TryGetValue(id, out member);

    /// <summary>Adds a member, which is told what happens from now on.</summary>
    public void Add(Member member)
    {
        member.Index = _members.Count;
        _byId.Add(member.Id, member);
        _members.Add(member);
        Use(member, member.View);
    }

    /// <summary>Removes a member. What it has not been told is lost to it: see <see cref="Member.FlushPending"/>.</summary>
    public void Remove(Member member)
    {
        _byId.Remove(member.Id);
        Unuse(member);
        var last = _members[^1];
        _members[member.Index] = last;
        last.Index = member.Index;
        _members.RemoveAt(_members.Count - 1);
    }

    /// <summary>Shows a member what happens from now on in another view.</summary>
    public void Change(Member member, View view)
    {
        member.FlushPending();
        Unuse(member);
        Use(member, view);
    }

    /// <summary>Ignored members stay ignored under a new nickname.</summary>
    public void Rename(Nickname old, Nickname name)
    {
        foreach (var member in _members)
        {
            if (member.Ignored?.Remove(old) == true)
                member.Ignored.Add(name);
            foreach (var (account, called) in member.IgnoredAccounts ?? [])
            {
                if (called == old)
                    member.IgnoredAccounts![account] = name;
            }
        }
    }

    /// <summary>Who ignores the owner of a registered nickname goes on to do so when that one comes back under it.</summary>
    public void Recognize(Nickname account)
    {
        foreach (var member in _members)
        {
            if (member.IgnoredAccounts?.TryGetValue(account, out var called) == true && called != account)
            {
                member.IgnoredAccounts[account] = account;
                member.Ignore([.. member.Ignored ?? [], account]);
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
    public bool HasWaiting { get; private set; }

    /// <summary>Tells everybody what they have yet to be told, and begins the next batch.</summary>
    /// <param name="includesWaiting">Whether batches that can wait are told too.</param>
    /// <returns>How many lines they got in all.</returns>
    public long Flush(bool includesWaiting = false)
    {
        HasWaiting = false;
        foreach (var batch in _batchesInUse)
        {
            batch.IsWaiting = !includesWaiting && batch.CanWait;
            HasWaiting |= batch.IsWaiting;
        }
        var delivered = 0L;
        foreach (var member in _members)
        {
            if (member.ViewBatch!.IsWaiting)
                continue;
            if (member.ViewBatch.For(member) is { } lines)
            {
                member.Send(lines);
                delivered += lines.Count;
            }
            member.Position = default;
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

    private void Use(Member member, View view)
    {
        if (!_batches.TryGetValue(view, out var batch))
            _batches.Add(view, batch = new ViewBatch(view));
        if (batch.Members++ == 0)
        {
            batch.Clear();
            _batchesInUse.Add(batch);
        }
        batch.IgnoringMembers += member.Ignored is null ? 0 : 1;
        member.ViewBatch = batch;
        member.View = view;
        member.Position = batch.End;
    }

    private void Unuse(Member member)
    {
        var batch = member.ViewBatch!;
        batch.IgnoringMembers -= member.Ignored is null ? 0 : 1;
        if (--batch.Members == 0)
            _batchesInUse.Remove(batch);
    }
}
