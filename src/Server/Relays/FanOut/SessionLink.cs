using System.Net;
using Akka.Actor;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Relays.Resuming;

namespace AkkaChat.Server.Relays.FanOut;

/// <summary>One session as its relay knows it: where its lines go, and which member it speaks for.</summary>
/// <param name="session">The session.</param>
/// <param name="writer">Writes to its connection.</param>
/// <param name="from">The client's address.</param>
internal sealed class SessionLink(IActorRef session, ClientWriter writer, IPEndPoint from)
{
    public IActorRef Session { get; } = session;

    public ClientWriter Writer { get; } = writer;

    public IPEndPoint From { get; } = from;

    /// <summary>The door by which the client came.</summary>
    public required string Door { get; init; }

    /// <summary>The member that this session speaks for; null before it has joined and after another connection took over.</summary>
    public Subscriber? Subscriber { get; set; }

    /// <summary>Where its resumable session starts; null for one that is not resumable or has joined.</summary>
    public SessionStart? Start { get; set; }

    /// <summary>The code with which its member can rejoin; null for none.</summary>
    public string? Code { get; set; }

    /// <summary>Where its member goes on that rejoins with a code; null for every other.</summary>
    public RejoinStart? Rejoin { get; set; }

    /// <summary>The number of the command that asks the room to let it in; null when there is none.</summary>
    public long? Joining { get; set; }

    /// <summary>Whether the last lines have been given to the writer.</summary>
    public bool IsFinishing { get; set; }

    /// <summary>Whether the session has ended.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Why the session ended, for the server log.</summary>
    public string EndReason { get; set; } = "the connection has ended";

    /// <summary>Whether the session that started here goes on over another connection.</summary>
    public bool HasMoved { get; set; }

    /// <summary>Whether a client that knows its token waits for the room to let it in: it may resume when its connection breaks.</summary>
    public bool IsAwaited => Joining is not null && Start is { IsTokenKnown: true } && !IsFinishing;

    /// <summary>Sends lines, and tells the session when its reader falls behind by them.</summary>
    public void Send(EncodedLines lines)
    {
        if (!Writer.Send(lines))
            Session.Tell(RelayReplies.FellBehind.Instance);
    }
}
