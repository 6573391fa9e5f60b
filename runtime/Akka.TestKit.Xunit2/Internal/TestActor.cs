using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Puts what it is sent into an inbox, and watches whom the test wants watched.</summary>
internal sealed class TestActor(Inbox inbox) : ActorBase
{
    internal sealed record StartWatching(IActorRef Subject);

    internal sealed record StopWatching(IActorRef Subject);

    protected internal override bool Receive(object message)
    {
        switch (message)
        {
            case StartWatching start: Context.Watch(start.Subject); break;
            case StopWatching stop: Context.Unwatch(stop.Subject); break;
            default: inbox.Add(message, Sender); break;
        }

        return true;
    }
}
