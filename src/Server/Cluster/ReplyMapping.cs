using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Cluster;

/// <summary>The room's replies as they pass between nodes, and back. Events are as in the log.</summary>
internal static class ReplyMapping
{
    /// <summary>Writes a batch.</summary>
    public static Wire.Batch ToMessage(RoomReplies.Batch batch)
    {
        var message = new Wire.Batch();
        if (batch.Events.Count > 0)
            message.Events = RecordMapping.ToRecord(batch.Events);
        message.Relays.Add(batch.Events.Select(e => e.Relay));
        message.Answers.Add(batch.Answers.Select(AnswerMapping.ToMessage));
        return message;
    }

    /// <summary>Reads a batch.</summary>
    public static RoomReplies.Batch ToBatch(Wire.Batch message) => new(
        message.Events is null ? [] : [.. RecordMapping.ToEvents(message.Events).Zip(message.Relays, (e, relay) => e with { Relay = relay })],
        [.. message.Answers.Select(AnswerMapping.ToAnswer)]);

    /// <summary>The form of the answer to a relay that has subscribed.</summary>
    public static Wire.Subscribed ToMessage(RoomReplies.Subscribed subscribed)
    {
        var message = new Wire.Subscribed { Epoch = subscribed.Epoch, Last = subscribed.Last, Topic = subscribed.Topic, Motd = subscribed.Motd };
        message.Said.Add(subscribed.Said.Select(ToRecord));
        return message;
    }

    /// <summary>Reads that a relay may read.</summary>
    public static RoomReplies.Subscribed ToSubscribed(Wire.Subscribed message) => new(message.Epoch, message.Last, [.. message.Said.Select(ToEvent)])
    {
        Topic = message.Topic,
        Motd = message.Motd,
    };

    /// <summary>Writes one event that needs not follow another.</summary>
    public static Record ToRecord(StampedEvent e) => RecordMapping.ToRecord([new LoggedEvent(e.Event, default, WhoDid(e.Event), e.Stamp)]);

    /// <summary>Reads one event.</summary>
    public static StampedEvent ToEvent(Record record) => RecordMapping.ToEvents(record).Select(e => new StampedEvent(e.Event!, e.Stamp)).Single();

    private static Nickname WhoDid(RoomEvent e) => e switch
    {
        RoomEvent.Said said => said.Who,
        RoomEvent.Acted acted => acted.Who,
        RoomEvent.Pasted pasted => pasted.Who,
        RoomEvent.Joined joined => joined.Who,
        RoomEvent.Left left => left.Who,
        RoomEvent.Renamed renamed => renamed.Old,
        RoomEvent.Whispered whispered => whispered.From,
        RoomEvent.LeftTogether together => together.Who[0],
        RoomEvent.WentAway away => away.Who,
        RoomEvent.EndedAway back => back.Who,
        RoomEvent.AccountChanged account => account.Who,
        RoomEvent.Moderated moderated => moderated.Who,
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, null),
    };
}
