using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Rooms;

/// <summary>One of those whom the room tells what happens.</summary>
internal sealed class Member(ConnectionId id, IActorRef session, WireFormat ending)
{
    public ConnectionId Id { get; } = id;

    public IActorRef Session { get; } = session;

    public WireFormat Ending { get; } = ending;

    /// <summary>How far into the batch that is coming together it has been told already.</summary>
    public LineBuffer.Position Told { get; set; }

    /// <summary>How many of its commands are done and not yet confirmed.</summary>
    public int Unconfirmed { get; set; }

    /// <summary>Its place in the audience.</summary>
    public int Seat { get; set; }
}
