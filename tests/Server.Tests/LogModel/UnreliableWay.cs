using Akka.Actor;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>The way between a relay and the room: while told to, it loses messages, doubles them and changes their order.</summary>
internal sealed class UnreliableWay : ReceiveActor
{
    private readonly Random _random;
    private readonly IActorRef _room;
    private IActorRef _relay = ActorRefs.Nobody;
    private (IActorRef To, object Message)? _held;
    private bool _isReliable = true;

    public UnreliableWay(int seed, IActorRef room)
    {
        _random = new Random(seed);
        _room = room;
        Receive<Lose>(lose => _isReliable = !lose.Begins);
        Receive<RoomReplies.Batch>(reply => Carry(_relay, reply));
        Receive<RoomReplies.Subscribed>(reply => Carry(_relay, reply));
        ReceiveAny(request =>
        {
            _relay = Sender;
            Carry(_room, request);
        });
    }

    private void Carry(IActorRef to, object message)
    {
        var chance = _isReliable ? 10 : _random.Next(10);
        if (chance == 0)
            return;
        if (chance == 1 && _held is null)
        {
            _held = (to, message);
            return;
        }
        to.Tell(message, Self);
        if (chance == 2)
            to.Tell(message, Self);
        if (_held is not { } held)
            return;
        _held = null;
        held.To.Tell(held.Message, Self);
    }

    /// <summary>Begin to lose messages, or carry all of them again.</summary>
    public sealed record Lose(bool Begins);
}
