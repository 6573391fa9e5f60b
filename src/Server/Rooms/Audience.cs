using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// Everybody who is told what happens, and the batch of lines that they have yet to be told. An event is encoded once for each
/// line ending in use; a flush costs one message a member, whatever the batch holds.
/// </summary>
internal sealed class Audience(IActorRef room)
{
    private readonly Dictionary<ConnectionId, Member> _members = [];
    private readonly List<Member> _seats = [];
    private readonly Form[] _forms = [new(WireFormat.Lf), new(WireFormat.CrLf), new(WireFormat.Tagged)];

    public bool TryGet(ConnectionId id, [NotNullWhen(true)] out Member? member) => _members.TryGetValue(id, out member);

    /// <summary>Somebody listens from now on.</summary>
    public Member Add(ConnectionId id, IActorRef session, WireFormat ending)
    {
        var form = _forms[(int)ending];
        var member = new Member(id, session, ending) { Told = form.Batch.End, Seat = _seats.Count };
        _members.Add(id, member);
        _seats.Add(member);
        form.Readers++;
        return member;
    }

    /// <summary>Somebody listens no longer. What it has not been told is lost to it: see <see cref="CatchUp"/>.</summary>
    public void Remove(Member member)
    {
        _members.Remove(member.Id);
        _forms[(int)member.Ending].Readers--;
        var last = _seats[^1];
        _seats[member.Seat] = last;
        last.Seat = member.Seat;
        _seats.RemoveAt(_seats.Count - 1);
    }

    /// <summary>Puts an event into the batch.</summary>
    public void Append(RoomEvent e, Stamp stamp)
    {
        foreach (var form in _forms)
        {
            if (form.Readers > 0)
                form.Batch.Append(e, stamp);
        }
    }

    /// <summary>Takes what one member has yet to be told, for whoever tells it something that must not overtake it.</summary>
    public EncodedLines? CatchUp(Member member)
    {
        var batch = _forms[(int)member.Ending].Batch;
        var lines = batch.From(member.Told);
        member.Told = batch.End;
        return lines;
    }

    /// <summary>Tells everybody what they have yet to be told, and begins the next batch.</summary>
    public void Flush()
    {
        foreach (var form in _forms)
            form.Whole = form.Readers > 0 ? form.Batch.From(default) : null;
        foreach (var member in _seats)
        {
            var form = _forms[(int)member.Ending];
            var lines = member.Told == default ? form.Whole : form.Batch.From(member.Told);
            if (lines is not null)
                member.Session.Tell(lines, room);
            member.Told = default;
        }
        foreach (var form in _forms)
        {
            form.Whole = null;
            form.Batch.Clear();
        }
    }

    /// <summary>The batch in the shape that readers with one line ending get.</summary>
    private sealed class Form(WireFormat ending)
    {
        public LineBuffer Batch { get; } = new(ending);

        public int Readers { get; set; }

        public EncodedLines? Whole { get; set; }
    }
}
