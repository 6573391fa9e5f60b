using Akka.Actor;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.TestKit;

/// <summary>Answers every message with itself; logs texts that begin with a level, and throws exceptions.</summary>
internal sealed class Echo : ReceiveActor
{
    public Echo()
    {
        var log = Context.GetLogger();
        Receive<Exception>(e => throw e);
        Receive<string>(text => text.StartsWith("warn", StringComparison.Ordinal), text => log.Warning(text));
        Receive<string>(text => text.StartsWith("info", StringComparison.Ordinal), text => log.Info(text));
        ReceiveAny(message => Sender.Tell(message));
    }
}
