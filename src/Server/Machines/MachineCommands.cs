using System.Net;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Machines;

/// <summary>How a program's connection gets to its session.</summary>
internal static class MachineCommands
{
    /// <summary>To the listener, from the session that met the program first: find or make the right one.</summary>
    /// <param name="By">The connection's number.</param>
    /// <param name="From">Where the connection comes from.</param>
    /// <param name="Token">The session to go on with; null for a new one.</param>
    /// <param name="Line">The connection, and what to do with it.</param>
    public sealed record Greet(ConnectionId By, EndPoint From, string? Token, Attach Line);

    /// <summary>Take this connection over.</summary>
    /// <param name="Connection">Takes what is to be sent.</param>
    /// <param name="Guide">Who is registered with the connection, and passes on what comes.</param>
    /// <param name="Nickname">What the program wants to be called.</param>
    /// <param name="At">How many lines of the session it has.</param>
    /// <param name="Received">What came after the greeting.</param>
    public sealed record Attach(IActorRef Connection, IActorRef Guide, string Nickname, long At, ByteString Received);

    /// <summary>To the session that met the program first: pass everything on to the program's own, and end with it.</summary>
    public sealed record Guide(IActorRef Machine);

    /// <summary>To the session that met the program first: there is no session for it.</summary>
    /// <param name="Farewell">What the program is told before its connection closes.</param>
    public sealed record Dismiss(EncodedLines Farewell);

    /// <summary>To the session that met the program first: all has been sent, close the connection.</summary>
    /// <param name="IsAsking">Whether the connection has been asked for bytes that did not come yet.</param>
    public sealed record Finish(bool IsAsking);

    /// <summary>A program's session is about to end.</summary>
    /// <param name="Token">Its token.</param>
    /// <param name="Departure">What is to be remembered of it.</param>
    public sealed record Departed(string Token, Departure Departure);

    /// <summary>A program's session has ended.</summary>
    /// <param name="Token">Its token.</param>
    /// <param name="From">The address of the program that it was begun for.</param>
    public sealed record Ended(string Token, IPAddress From);
}
