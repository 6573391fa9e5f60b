using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <summary>
/// The members that a relay serves, and the batch of lines that they have yet to be told. An event is encoded once for each format in
/// use; a flush costs one send a member, however many lines the batch holds.
/// </summary>
internal sealed class Subscribers
{
    private readonly Dictionary<MemberId, Member> _byId = [];
    private readonly List<Member> _members = [];
    private readonly Form[] _forms = [new(WireFormat.Lf), new(WireFormat.CrLf), new(WireFormat.Tagged)];

    /// <summary>All members.</summary>
    public IReadOnlyCollection<Member> Members => _members;

    /// <summary>Finds a member.</summary>
    public bool TryGet(MemberId id, [NotNullWhen(true)] out Member? member) => _byId.TryGetValue(id, out member);

    /// <summary>Adds a member, which is told what happens from now on.</summary>
    public void Add(Member member)
    {
        var form = _forms[(int)member.Format];
        member.Told = form.Batch.End;
        member.Index = _members.Count;
        _byId.Add(member.Id, member);
        _members.Add(member);
        form.Readers++;
    }

    /// <summary>Removes a member. What it has not been told is lost to it: see <see cref="CatchUp"/>.</summary>
    public void Remove(Member member)
    {
        _byId.Remove(member.Id);
        _forms[(int)member.Format].Readers--;
        var last = _members[^1];
        _members[member.Index] = last;
        last.Index = member.Index;
        _members.RemoveAt(_members.Count - 1);
    }

    /// <summary>Adds an event to the batch.</summary>
    public void Append(RoomEvent e, Stamp stamp)
    {
        foreach (var form in _forms)
        {
            if (form.Readers > 0)
                form.Batch.Append(e, stamp);
        }
    }

    /// <summary>Tells one member what it has yet to be told, before it is told something that must not overtake it.</summary>
    public void CatchUp(Member member)
    {
        var batch = _forms[(int)member.Format].Batch;
        if (batch.From(member.Told) is not { } lines)
            return;
        member.Told = batch.End;
        member.Send(lines);
    }

    /// <summary>Tells everybody what they have yet to be told, and begins the next batch.</summary>
    public void Flush()
    {
        foreach (var form in _forms)
            form.Whole = form.Readers > 0 ? form.Batch.From(default) : null;
        foreach (var member in _members)
        {
            var form = _forms[(int)member.Format];
            var lines = member.Told == default ? form.Whole : form.Batch.From(member.Told);
            if (lines is not null)
                member.Send(lines);
            member.Told = default;
        }
        foreach (var form in _forms)
        {
            form.Whole = null;
            form.Batch.Clear();
        }
    }

    /// <summary>The batch in one format.</summary>
    private sealed class Form(WireFormat format)
    {
        public LineBuffer Batch { get; } = new(format);

        public int Readers { get; set; }

        public EncodedLines? Whole { get; set; }
    }
}
