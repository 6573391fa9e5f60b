using Akka.Actor;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.State;

namespace AkkaChat.Server.Rooms;

/// <summary>A relay that reads from the room: its question, and the answers that it has not confirmed.</summary>
/// <param name="applied">The relay's last command that has been applied.</param>
internal sealed class RelayLink(long applied)
{
    // A relay should not encode for long.
    private const int MaxEvents = 1000;

    // One message must fit the frames between nodes: this, and one answer to who comes back, which is as large at most.
    private const long MaxBytes = 16 * 1024 * 1024;

    // What was sent to a relay less than this ago is on its way.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(1);

    private readonly Queue<RoomReplies.CommandAnswer> _answers = new();
    private IActorRef _relay = ActorRefs.Nobody;
    private long _after, _sent;
    private DateTimeOffset _sentAt;

    /// <summary>The number of its last command that has been applied.</summary>
    public long Applied { get; set; } = applied;

    /// <summary>Whether it waits for an answer.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>Whether it is on the room's node.</summary>
    public bool IsLocal => !_relay.IsNobody() && _relay is IInternalActorRef { IsLocal: true };

    /// <summary>How many events it has yet to read, without those that are on their way.</summary>
    /// <param name="recorded">The number of the last event that may be told.</param>
    /// <param name="now">The time.</param>
    public long Behind(long recorded, DateTimeOffset now) => recorded - (now - _sentAt < OnItsWay ? Math.Max(_after, _sent) : _after);

    /// <summary>Notes up to which event it has been sent.</summary>
    public void NoteSent(long number, DateTimeOffset now) => (_sent, _sentAt) = (number, now);

    /// <summary>Takes a question, in place of one that is not answered yet.</summary>
    public void Ask(IActorRef relay, RoomCommands.Read read)
    {
        _relay = relay;
        IsAsking = true;
        _after = read.After;
        Applied = Math.Max(Applied, read.Answered);
        while (_answers.TryPeek(out var oldest) && oldest.Command <= read.Answered)
            _answers.Dequeue();
    }

    /// <summary>Keeps an answer until the relay confirms it.</summary>
    public void Add(RoomReplies.CommandAnswer answer) => _answers.Enqueue(answer);

    /// <summary>Answers the question if there is something to say.</summary>
    /// <param name="recent">The events.</param>
    /// <param name="recorded">The number of the last event that may be told.</param>
    /// <param name="now">The time.</param>
    /// <param name="room">The sender.</param>
    public void Reply(RecentEvents recent, long recorded, DateTimeOffset now, IActorRef room)
    {
        if (!IsAsking)
            return;
        var events = recent.After(_after, recorded, MaxEvents);
        var last = events.Length == MaxEvents ? events[^1].Stamp.Number : recorded;
        RoomReplies.CommandAnswer[] answers = _answers.Count == 0 ? [] : [.. _answers.TakeWhile(answer => answer.After <= last)];
        if (events.Length == 0 && answers.Length == 0)
            return;
        IsAsking = false;
        var batch = Limit(events, answers);
        NoteSent(batch.Events.Count > 0 ? batch.Events[^1].Stamp.Number : _after, now);
        _relay.Tell(batch, room);
    }

    /// <summary>Leaves for later what would make a batch too large, and all that comes after it.</summary>
    private static RoomReplies.Batch Limit(LoggedEvent[] events, RoomReplies.CommandAnswer[] answers)
    {
        var bytes = 0L;
        int e = 0, a = 0;
        while (e < events.Length || a < answers.Length)
        {
            var isAnswer = a < answers.Length && (e == events.Length || answers[a].After < events[e].Stamp.Number);
            bytes += isAnswer ? MemorySize.Of(answers[a].Answer) : MemorySize.Of(events[e].Event);
            if (bytes > MaxBytes && e + a > 0)
                return new RoomReplies.Batch(events[..e], answers[..a]);
            if (isAnswer)
                a++;
            else
                e++;
        }
        return new RoomReplies.Batch(events, answers);
    }
}
