using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.History;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays.Messages;

/// <summary>What a session tells its relay.</summary>
/// <param name="Id">The session's connection.</param>
internal abstract record RelayCommand(ConnectionId Id);

/// <summary>What a session asks for and waits for alone; it is counted in a <see cref="RelayReplies.Confirmed"/>.</summary>
/// <param name="Id">The session's connection.</param>
/// <param name="Number">The number of the line that asks; null if it has none.</param>
internal abstract record BusyCommand(ConnectionId Id, long? Number) : RelayCommand(Id);

/// <summary>What a relay is told.</summary>
internal static class RelayCommands
{
    /// <summary>A session begins; it is the sender.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="From">The client's address.</param>
    /// <param name="Connection">The connection actor.</param>
    /// <param name="Socket">The connection's socket; null where the transport is no socket.</param>
    public sealed record Open(ConnectionId Id, IPEndPoint From, IActorRef Connection, Socket? Socket) : RelayCommand(Id)
    {
        /// <summary>The door by which the client came.</summary>
        public string Door { get; init; } = DoorNames.Plain;

        /// <summary>Writes where the transport is no socket; null where only the connection actor does.</summary>
        public LineOutput? Output { get; init; }
    }

    /// <summary>Write these lines to the session's client, behind all that it has been told.</summary>
    public sealed record Write(ConnectionId Id, EncodedLines Lines) : RelayCommand(Id);

    /// <summary>
    /// Resume a session, or start a resumable one; answered with <see cref="RelayReplies.Resumed"/>, <see cref="RelayReplies.Started"/> or
    /// <see cref="RelayReplies.Dismissed"/>.
    /// </summary>
    public sealed record Resume(ConnectionId Id, Handshake Handshake) : RelayCommand(Id);

    /// <summary>Join the room; answered with <see cref="RelayReplies.Joined"/> or <see cref="RelayReplies.JoinRefused"/>.</summary>
    public sealed record Join(ConnectionId Id, Nickname Nickname, LineForm Form) : RelayCommand(Id);

    /// <summary>
    /// Join the room with a code, and go on where its member stopped; answered with <see cref="RelayReplies.Joined"/> or
    /// <see cref="RelayReplies.JoinRefused"/>.
    /// </summary>
    public sealed record Rejoin(ConnectionId Id, Nickname Nickname, string Code, LineForm Form) : RelayCommand(Id);

    /// <summary>Refuse a text that is no nickname, and suggest one that nobody has; answered with <see cref="RelayReplies.JoinRefused"/>.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Refusal">Why it is none.</param>
    public sealed record SuggestNickname(ConnectionId Id, NicknameRefusal Refusal) : RelayCommand(Id);

    /// <summary>Ask the room something for the session's member; counted in a <see cref="RelayReplies.Confirmed"/>.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Command">What is asked.</param>
    /// <param name="Number">The number of the line that asks; null if it has none.</param>
    public sealed record Submit(ConnectionId Id, RoomCommand Command, long? Number) : RelayCommand(Id);

    /// <summary>
    /// Show an answer of the server's own once the room has answered the lines before it; counted in a
    /// <see cref="RelayReplies.Confirmed"/>.
    /// </summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Lines">The answer; may hold no line.</param>
    /// <param name="Number">The number of the line that is answered; null if it has none.</param>
    public sealed record Answer(ConnectionId Id, EncodedLines Lines, long? Number) : RelayCommand(Id);

    /// <summary>Show lines of the history.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Range">Which lines.</param>
    /// <param name="Number">The number of the line that asks; null if it has none.</param>
    public sealed record ReadHistory(ConnectionId Id, HistoryRange Range, long? Number) : BusyCommand(Id, Number);

    /// <summary>Show all lines of a paste.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Paste">The number of the paste.</param>
    /// <param name="Number">The number of the line that asks; null if it has none.</param>
    public sealed record ReadPaste(ConnectionId Id, long Paste, long? Number) : BusyCommand(Id, Number);

    /// <summary>Show the lines that were skipped because the member was too slow.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Number">The number of the line that asks; null if it has none.</param>
    public sealed record ReadMissed(ConnectionId Id, long? Number) : BusyCommand(Id, Number);

    /// <summary>Show how far the member is behind, and operators, how far everybody is; counted in a <see cref="RelayReplies.Confirmed"/>.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Number">The number of the line that asks; null if it has none.</param>
    public sealed record ShowLag(ConnectionId Id, long? Number) : RelayCommand(Id);

    /// <summary>Show what was said with some words.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Words">The words.</param>
    /// <param name="Number">The number of the line that asks; null if it has none.</param>
    public sealed record Search(ConnectionId Id, IReadOnlyList<string> Words, long? Number) : BusyCommand(Id, Number);

    /// <summary>Use a password.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Use">What it is for.</param>
    /// <param name="Password">The password.</param>
    /// <param name="Number">The number of the line that asks; null if it has none.</param>
    public sealed record UsePassword(ConnectionId Id, PasswordUse Use, Secret Password, long? Number) : BusyCommand(Id, Number);

    /// <summary>The session's client shows with a key that its nickname is its own.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Proof">The key and the signed challenge.</param>
    public sealed record ProveKey(ConnectionId Id, TaggedClientLine.Proof Proof) : RelayCommand(Id);

    /// <summary>Show the session's member its lines in another view from now on; counted in a <see cref="RelayReplies.Confirmed"/>.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Change">What changes.</param>
    /// <param name="Number">The number of the line that asks; null if it has none.</param>
    public sealed record ChangeView(ConnectionId Id, ViewChange Change, long? Number) : RelayCommand(Id);

    /// <summary>
    /// Write the last lines; answered with <see cref="RelayReplies.Flushed"/> when the kernel has them. The member, if it is one, leaves.
    /// </summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Farewell">The last lines.</param>
    /// <param name="Reason">Why, for the server log.</param>
    public sealed record Finish(ConnectionId Id, EncodedLines Farewell, string Reason) : RelayCommand(Id);

    /// <summary>The session ends without a last line.</summary>
    /// <param name="Id">The connection.</param>
    /// <param name="Reason">Why, for the server log.</param>
    public sealed record NoteEnd(ConnectionId Id, string Reason) : RelayCommand(Id);

    /// <summary>All sessions have ended: tell the room, whose answer is <see cref="RoomReplies.Unsubscribed"/>.</summary>
    public sealed record Unsubscribe
    {
        public static readonly Unsubscribe Instance = new();
    }

    /// <summary>Deliver all that the room has accepted and accept no more; answered with <see cref="RelayReplies.Closed"/>.</summary>
    /// <param name="IsCutOff">Whether the room goes on without this node: what it has not answered, it never will.</param>
    public sealed record Close(bool IsCutOff = false);
}
