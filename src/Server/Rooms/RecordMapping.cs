using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using Google.Protobuf;

namespace AkkaChat.Server.Rooms;

/// <summary>Events as records, and back.</summary>
internal static class RecordMapping
{
    /// <summary>Writes events that follow each other as one record.</summary>
    /// <param name="events">The events; at least one.</param>
    public static Record ToRecord(IReadOnlyList<LoggedEvent> events)
    {
        var begin = events[0];
        var record = new Record { First = begin.IsTold ? begin.Stamp.Number : begin.Stamp.Number + 1, Time = begin.Stamp.Time.ToUnixTimeMilliseconds() };
        foreach (var e in events)
            record.Events.Add(ToEvent(e, record.Time));
        return record;
    }

    /// <summary>Reads a record's events.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or a newer version of the server wrote it.</exception>
    public static IEnumerable<LoggedEvent> ToEvents(Record record)
    {
        var last = record.First - 1;
        foreach (var e in record.Events)
        {
            if (e.WhatCase != Event.WhatOneofCase.Returned)
                last++;
            yield return ToLogged(e, new Stamp(last, DateTimeOffset.FromUnixTimeMilliseconds(record.Time + e.Later)));
        }
    }

    /// <summary>Writes a member.</summary>
    public static Member ToMember(LoggedMember member) => new()
    {
        Relay = member.Id.Relay,
        Number = member.Id.Number,
        Client = member.Client is { } client ? ToBytes(client) : ByteString.Empty,
    };

    /// <summary>Reads a member.</summary>
    public static LoggedMember ToLogged(Member member) =>
        new(new MemberId(member.Relay, member.Number), member.Client.IsEmpty ? null : ToKey(member.Client));

    /// <summary>Writes a client's key.</summary>
    public static ByteString ToBytes(ClientKey key) => ByteString.CopyFrom(Convert.FromHexString(key.Hash));

    /// <summary>Reads a client's key.</summary>
    public static ClientKey ToKey(ByteString bytes) => new(Convert.ToHexStringLower(bytes.Span));

    private static Event ToEvent(LoggedEvent e, long time)
    {
        var written = new Event { Later = e.Stamp.Time.ToUnixTimeMilliseconds() - time, Who = e.Who.Text, Line = e.Line };
        switch (e.Event)
        {
            case RoomEvent.Said said:
                written.Said = said.Text;
                break;
            case RoomEvent.Acted acted:
                written.Acted = acted.Text;
                break;
            case RoomEvent.Renamed renamed:
                written.Renamed = renamed.New.Text;
                break;
            case RoomEvent.Joined:
                written.Joined = ToMember(e.Member!);
                break;
            case RoomEvent.Left:
                written.Left = new Empty();
                break;
            case null:
                written.Returned = ToMember(e.Member!);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e.Event, null);
        }
        return written;
    }

    private static LoggedEvent ToLogged(Event e, Stamp stamp)
    {
        var who = Nickname.Restore(e.Who);
        return e.WhatCase switch
        {
            Event.WhatOneofCase.Said => new(new RoomEvent.Said(who, e.Said), who, stamp, e.Line),
            Event.WhatOneofCase.Acted => new(new RoomEvent.Acted(who, e.Acted), who, stamp, e.Line),
            Event.WhatOneofCase.Renamed => new(new RoomEvent.Renamed(who, Nickname.Restore(e.Renamed)), who, stamp, e.Line),
            Event.WhatOneofCase.Joined => new(new RoomEvent.Joined(who), who, stamp, e.Line, ToLogged(e.Joined)),
            Event.WhatOneofCase.Left => new(new RoomEvent.Left(who), who, stamp, e.Line),
            Event.WhatOneofCase.Returned => new(null, who, stamp, e.Line, ToLogged(e.Returned)),
            _ => throw new InvalidDataException($"event {stamp.Number} of the log is of a kind that this version does not know: a newer one wrote it"),
        };
    }
}
