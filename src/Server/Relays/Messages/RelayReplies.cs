using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Relays.Messages;

/// <summary>What a relay tells a session.</summary>
internal static class RelayReplies
{
    /// <summary>The member is in the room.</summary>
    /// <param name="Language">The language of its lines.</param>
    public sealed record Joined(Language Language = Language.English);

    /// <summary>The nickname was refused.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    /// <param name="IsFinal">Whether it would be refused later too.</param>
    public sealed record JoinRefused(ServerText Reason, bool IsFinal = false)
    {
        /// <summary>Whether no nickname would do: close.</summary>
        public bool ClosesConnection { get; init; }
    }

    /// <summary>Whether the member has to log in: its nickname is registered.</summary>
    /// <param name="IsNeeded">Whether it has to.</param>
    /// <param name="Notice">What to tell the client before; null for nothing.</param>
    public sealed record LoginNeeded(bool IsNeeded, ServerText? Notice = null);

    /// <summary>An operator has removed the member: close.</summary>
    /// <param name="Reason">What it is told.</param>
    public sealed record Removed(ServerText Reason);

    /// <summary>A resumable session starts: join.</summary>
    public sealed record Started
    {
        public static readonly Started Instance = new();
    }

    /// <summary>The session goes on with a member that is in the room already.</summary>
    /// <param name="InFlight">The member's commands that are not confirmed yet.</param>
    /// <param name="IsBusy">Whether the last of them is a <see cref="BusyCommand"/>.</param>
    /// <param name="Language">The language of its lines.</param>
    public sealed record Resumed(int InFlight, bool IsBusy, Language Language = Language.English);

    /// <summary>There is no session for this client: close.</summary>
    public sealed record Dismissed(EncodedLines Farewell);

    /// <summary>The session has no member any more: end, without a last line, so that a client that can come back does.</summary>
    /// <param name="Reason">Why, for the server log.</param>
    public sealed record Detached(string Reason)
    {
        public static readonly Detached Replaced = new("another connection took over");
        public static readonly Detached Lost = new("the room had let its member leave");
    }

    /// <summary>Commands and answers are done, and all that they brought about has been written.</summary>
    /// <param name="Count">How many since the last time.</param>
    /// <param name="Refused">How many of them the room refused.</param>
    public sealed record Confirmed(int Count, int Refused = 0);

    /// <summary>The reader has fallen behind, and lines were dropped.</summary>
    public sealed record FellBehind
    {
        public static readonly FellBehind Instance = new();
    }

    /// <summary>The member has left; nothing follows.</summary>
    /// <param name="Nickname">What it was called.</param>
    /// <param name="Refused">How many commands the room refused since the last <see cref="Confirmed"/>.</param>
    public sealed record Left(Nickname Nickname, int Refused = 0);

    /// <summary>The kernel has all lines.</summary>
    public sealed record Flushed
    {
        public static readonly Flushed Instance = new();
    }

    /// <summary>All that the room has accepted has been written; no more is accepted.</summary>
    public sealed record Closed
    {
        public static readonly Closed Instance = new();
    }

    /// <summary>A write failed: end.</summary>
    public sealed record WriteFailed
    {
        public static readonly WriteFailed Instance = new();
    }
}
