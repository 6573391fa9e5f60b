using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms.Messages;
using Case = AkkaChat.Server.Journal.Records.Event.WhatOneofCase;

namespace AkkaChat.Server.Rooms.Mapping;

/// <summary>Events as records, and back.</summary>
internal static class RecordMapping
{
    /// <summary>Writes events that follow each other as one record.</summary>
    /// <param name="events">The events; at least one.</param>
    /// <param name="withWhispers">Whether the record holds what was said to one member alone.</param>
    public static Record ToRecord(IReadOnlyList<LoggedEvent> events, bool withWhispers = true)
    {
        var begin = events[0].Stamp;
        var record = new Record { First = begin.Number, Time = begin.Time.ToUnixTimeMilliseconds() };
        foreach (var e in events)
            record.Events.Add(ToEvent(e, record.Time, withWhispers));
        return record;
    }

    /// <summary>Reads a record's events.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or a newer version of the server wrote it.</exception>
    public static IEnumerable<LoggedEvent> ToEvents(Record record)
    {
        var number = record.First;
        foreach (var e in record.Events)
        {
            // It took no number, and says nothing that matters after a restart.
            if (e.WhatCase != Case.Resumed)
                yield return ToLogged(e, new Stamp(number++, DateTimeOffset.FromUnixTimeMilliseconds(record.Time + e.Later)));
        }
    }

    private static Event ToEvent(LoggedEvent e, long time, bool withWhispers)
    {
        var written = new Event
        {
            Later = e.Stamp.Time.ToUnixTimeMilliseconds() - time,
            Who = e.Who.Text,
            By = e.By.Number,
            Line = e.Line,
            Command = e.Command,
            MustLogIn = e.MustLogIn,
        };
        WriteWhat(written, e, withWhispers);
        return written;
    }

    private static void WriteWhat(Event written, LoggedEvent e, bool withWhispers)
    {
        switch (e.Event)
        {
            case RoomEvent.Said said:
                written.Said = said.Text;
                break;
            case RoomEvent.Acted acted:
                written.Acted = acted.Text;
                break;
            case RoomEvent.Pasted pasted:
                written.Pasted = pasted.Text;
                break;
            case RoomEvent.Renamed renamed:
                written.Renamed = renamed.New.Text;
                break;
            case RoomEvent.Joined:
                written.Joined = e.Placement is { } joined ? ValueMapping.ToMember(joined) : new Member();
                break;
            case RoomEvent.LeftTogether together:
                written.LeftTogether = ToLeftTogether(e, together);
                break;
            case RoomEvent.Left:
                written.Left = new Left { Asked = e.IsAsked, RemovalText = TextMapping.ToMessage(e.Removal) };
                break;
            case RoomEvent.Whispered whispered when withWhispers:
                written.Whispered = ToWhisper(e, whispered);
                break;
            case RoomEvent.WentAway away:
                written.Away = new Away { Text = away.Text };
                break;
            case RoomEvent.AccountChanged account:
                written.Account = new Journal.Records.Account { Change = (int)account.Change, Credential = e.Credential };
                break;
            case RoomEvent.EndedAway:
                written.Back = new Back();
                break;
            case RoomEvent.Moderated moderated:
                written.Moderation = ToModeration(e, moderated);
                break;
            case null or RoomEvent.Whispered:
                WriteUntold(written, e);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e.Event, null);
        }
    }

    private static LeftTogether ToLeftTogether(LoggedEvent e, RoomEvent.LeftTogether together)
    {
        var written = new LeftTogether { Reason = together.Reason };
        written.Members.AddRange(together.Who.Select((who, i) =>
            new LeftTogether.Types.Former { Nickname = who.Text, Joined = i < e.Together.Count ? e.Together[i].Number : 0 }));
        return written;
    }

    private static Whisper ToWhisper(LoggedEvent e, RoomEvent.Whispered whispered)
    {
        var written = new Whisper { Nickname = whispered.To.Text, To = e.To.Number, Text = whispered.Text };
        if (whispered.Away is { } away)
            written.Away = away;
        return written;
    }

    /// <summary>Writes what no member is told, or what is not recorded.</summary>
    private static void WriteUntold(Event written, LoggedEvent e)
    {
        if (e.Event is null && e.Preferences is { } preferences)
            written.Preferences = preferences;
        else if (e.Event is null && e.Placement is { } placement)
            written.Moved = ValueMapping.ToMember(placement);
        else
            written.Hidden = new Hidden();
    }

    private static Journal.Records.Moderation ToModeration(LoggedEvent e, RoomEvent.Moderated moderated)
    {
        var written = new Journal.Records.Moderation
        {
            Kind = (int)moderated.Kind,
            Whom = moderated.Whom,
            To = e.To.Number,
            Text = moderated.Text,
            Addresses = e.Addresses?.Text ?? "",
        };
        if (moderated.For is { } time)
            written.Milliseconds = (long)time.TotalMilliseconds;
        return written;
    }

    private static RoomEvent.Moderated ToModerated(Journal.Records.Moderation written, Nickname who) => new(
        who,
        (ModerationKind)written.Kind,
        written.Whom,
        written.HasMilliseconds ? TimeSpan.FromMilliseconds(written.Milliseconds) : null,
        written.Text);

    private static LoggedEvent ToLogged(Event e, Stamp stamp)
    {
        var who = Nickname.Restore(e.Who);
        var logged = new LoggedEvent(ToRoomEvent(e, who, stamp), new MemberId(e.By), who, stamp)
        {
            Line = e.Line,
            Command = e.Command,
            MustLogIn = e.MustLogIn,
        };
        return e.WhatCase switch
        {
            Case.Joined => logged with { Placement = ValueMapping.ToPlacement(e.Joined) },
            Case.Moved => logged with { Placement = ValueMapping.ToPlacement(e.Moved) },
            Case.Preferences => logged with { Preferences = e.Preferences },
            Case.Left => logged with { IsAsked = e.Left.Asked, Removal = TextMapping.ToText(e.Left.RemovalText, e.Left.Removal) },
            Case.Whispered => logged with { To = new MemberId(e.Whispered.To) },
            Case.LeftTogether => logged with { Together = [.. e.LeftTogether.Members.Select(member => new MemberId(member.Joined))] },
            Case.Moderation => logged with { To = new MemberId(e.Moderation.To), Addresses = ValueMapping.ToAddresses(e.Moderation.Addresses) },
            Case.Account => logged with { Credential = e.Account.Credential },
            _ => logged,
        };
    }

    private static RoomEvent? ToRoomEvent(Event e, Nickname who, Stamp stamp) => e.WhatCase switch
    {
        Case.Said => new RoomEvent.Said(who, e.Said),
        Case.Acted => new RoomEvent.Acted(who, e.Acted),
        Case.Pasted => new RoomEvent.Pasted(who, e.Pasted),
        Case.Renamed => new RoomEvent.Renamed(who, Nickname.Restore(e.Renamed)),
        Case.Joined => new RoomEvent.Joined(who),
        Case.Left => new RoomEvent.Left(who),
        Case.Whispered => new RoomEvent.Whispered(who, Nickname.Restore(e.Whispered.Nickname), e.Whispered.Text)
        {
            Away = e.Whispered.HasAway ? e.Whispered.Away : null,
        },
        Case.Away => new RoomEvent.WentAway(who, e.Away.Text),
        Case.Moderation => ToModerated(e.Moderation, who),
        Case.Account => new RoomEvent.AccountChanged(who, (AccountChange)e.Account.Change),
        Case.Back => new RoomEvent.EndedAway(who),
        Case.LeftTogether => new RoomEvent.LeftTogether(
            [.. e.LeftTogether.Members.Select(member => Nickname.Restore(member.Nickname))],
            e.LeftTogether.Reason),
        Case.Moved or Case.Preferences or Case.Hidden => null,
        _ => throw new InvalidDataException($"event {stamp.Number} of the log is of a kind that this version does not know: a newer one wrote it"),
    };
}
