using System.Collections.Concurrent;
using Akka.Actor;

namespace AkkaChat.Server.Tests.Model;

/// <summary>One stay, as it is and as the model has it.</summary>
internal sealed record Stay(IActorRef Connection, ConcurrentQueue<string> Written, string LineEnd, ModelGuest Guest)
{
    public string Heard => string.Concat(Written);

    public void Type(string line) => Connection.Tell(new FakeConnection.Type(line + LineEnd));
}
