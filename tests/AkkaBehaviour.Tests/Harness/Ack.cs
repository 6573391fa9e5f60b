using Akka.IO;

namespace AkkaChat.AkkaBehaviour.Tests.Harness;

/// <summary>An acknowledgement that tells one write from another.</summary>
public sealed class Ack(int number) : Tcp.Event
{
    public int Number => number;
}
