using Akka.Actor;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// Hands everything back to whom it came from. A message to oneself is handled next; a message by way of another actor is handled after all
/// actors that were ready before it have run. The room asks for its flushes so: the next batch grows until the last has gone out, and
/// in an idle room it comes at once.
/// </summary>
internal sealed class Pacer : ReceiveActor
{
    public Pacer() => ReceiveAny(message => Sender.Tell(message, Self));

    public static Props Props() => Akka.Actor.Props.Create(() => new Pacer());
}
