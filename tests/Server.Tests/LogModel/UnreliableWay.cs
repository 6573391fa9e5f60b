using Akka.Actor;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Tests.Relays;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>
/// The way between a relay and the room: while told to, it loses messages, doubles them and changes their order. To a relay on another node
/// the room is remote.
/// </summary>
internal sealed class UnreliableWay : ReceiveActor
{
    private readonly Random _random;
    private readonly IActorRef _room;
    private readonly IActorRef _self;
    private IActorRef _relay = ActorRefs.Nobody;
    private (IActorRef To, object Message)? _held;
    private bool _isReliable = true;

    public UnreliableWay(int seed, IActorRef room, bool isRemote)
    {
        _random = new Random(seed);
        _room = room;
        _self = isRemote ? new RemoteRef(Self) : Self;
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
        to.Tell(message, _self);
        if (chance == 2)
            to.Tell(message, _self);
        if (_held is not { } held)
            return;
        _held = null;
        held.To.Tell(held.Message, _self);
    }

    /// <summary>Begin to lose messages, or carry all of them again.</summary>
    public sealed record Lose(bool Begins);
}
