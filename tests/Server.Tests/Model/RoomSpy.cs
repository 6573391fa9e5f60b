using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Model;

/// <summary>The way between the relay and the room: says when everything that went to the room has come back.</summary>
internal sealed class RoomSpy : ReceiveActor
{
    private IActorRef _relay = ActorRefs.Nobody;
    private IActorRef? _waiting;
    private long _sent;
    private long _answered;
    private int _promotions;

    public RoomSpy(IActorRef room)
    {
        Receive<RoomReplies.Batch>(batch =>
        {
            _relay.Tell(batch);
            _answered = Math.Max(_answered, Outcomes(batch).DefaultIfEmpty().Max());
            TellWhoWaits();
        });
        Receive<RoomReplies.Subscribed>(subscribed => _relay.Tell(subscribed));
        Receive<AwaitAnswers>(_ =>
        {
            _waiting = Sender;
            TellWhoWaits();
        });
        Receive<CountPromotions>(_ => Sender.Tell(_promotions));
        ReceiveAny(message =>
        {
            _relay = Sender;
            _promotions += message is RoomCommands.Apply { Command: RoomCommands.Moderate { Kind: ModerationKind.Op } } ? 1 : 0;
            _sent = message is RoomCommands.Apply apply ? Math.Max(_sent, apply.Number) : _sent;
            room.Tell(message);
        });
    }

    private static IEnumerable<long> Outcomes(RoomReplies.Batch batch) =>
        [.. batch.Events.Select(e => e.Command), .. batch.Answers.Select(answer => answer.Command)];

    private void TellWhoWaits()
    {
        if (_answered < _sent || _waiting is null)
            return;
        _waiting.Tell(Answered.Instance);
        _waiting = null;
    }

    /// <summary>Answer when the relay has been told what came of all commands.</summary>
    public sealed record AwaitAnswers
    {
        public static readonly AwaitAnswers Instance = new();
    }

    /// <summary>How many passwords have been right so far? Answered with an <see cref="int"/>.</summary>
    public sealed record CountPromotions
    {
        public static readonly CountPromotions Instance = new();
    }

    /// <summary>The relay has been told.</summary>
    public sealed record Answered
    {
        public static readonly Answered Instance = new();
    }
}
