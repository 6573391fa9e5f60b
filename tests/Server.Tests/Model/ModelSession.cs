using System.Collections.Concurrent;
using Akka.Actor;

namespace AkkaChat.Server.Tests.Model;

/// <summary>One session, as it is and as the model has it.</summary>
internal sealed record ModelSession(IActorRef Connection, ConcurrentQueue<string> Written, string LineEnd, ModelGuest Guest)
{
    public string Heard => string.Concat(Written);

    public void Type(string line) => Connection.Tell(new FakeConnection.Type(line + LineEnd));
}
