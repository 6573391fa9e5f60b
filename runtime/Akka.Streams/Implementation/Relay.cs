using Akka.Actor;

namespace Akka.Streams.Implementation;

/// <summary>Passes what it is told to a stage.</summary>
internal sealed class Relay : ReceiveActor
{
    public Relay(Island island, Stage stage, Action<object, IActorRef> receive) => ReceiveAny(message =>
    {
        var sender = Sender;
        island.Invoke(stage, () => receive(message, sender));
    });
}
