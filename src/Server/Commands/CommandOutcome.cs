using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Commands;

/// <summary>What a line asks for.</summary>
internal abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    /// <summary>The room has to decide.</summary>
    public sealed record AskRoom(RoomCommand Command) : CommandOutcome;

    /// <summary>Lines of the history for the sender alone.</summary>
    public sealed record ReadHistory(HistoryRange Range) : CommandOutcome;

    /// <summary>All lines of a paste for the sender alone.</summary>
    /// <param name="Paste">Its number.</param>
    public sealed record ReadPaste(long Paste) : CommandOutcome;

    /// <summary>How far the sender is behind, for the sender alone.</summary>
    public sealed record ShowLag : CommandOutcome
    {
        public static readonly ShowLag Instance = new();
    }

    /// <summary>The lines that were skipped because the sender was too slow.</summary>
    public sealed record ReadMissed : CommandOutcome
    {
        public static readonly ReadMissed Instance = new();
    }

    /// <summary>Lines of the history with some words, for the sender alone.</summary>
    public sealed record Search(IReadOnlyList<string> Words) : CommandOutcome;

    /// <summary>The sender's lines look different from now on.</summary>
    public sealed record ChangeView(ViewChange Change) : CommandOutcome;

    /// <summary>The sender uses a password.</summary>
    public sealed record UsePassword(PasswordUse Use, Secret Password) : CommandOutcome;

    /// <summary>The sender is asked for a password.</summary>
    /// <param name="Use">What it is for.</param>
    /// <param name="Usage">How to give it with the command, for who cannot be asked.</param>
    public sealed record AskPassword(PasswordUse Use, ServerText Usage) : CommandOutcome;

    /// <summary>Lines for the sender alone.</summary>
    public sealed record Show(IReadOnlyList<ServerText> Lines) : CommandOutcome;

    /// <summary>A refusal.</summary>
    /// <param name="Reason">What is wrong, with which value, and what to do.</param>
    public sealed record Refuse(ServerText Reason) : CommandOutcome;
}
