using AkkaChat.Server.Lines;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary>What a line asks for.</summary>
internal abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    /// <summary>The room has to decide.</summary>
    public sealed record AskRoom(RoomCommand Command) : CommandOutcome;

    /// <summary>Lines of the past for the sender alone.</summary>
    public sealed record ReadHistory(HistoryRange Range) : CommandOutcome;

    /// <summary>The sender's lines look different from now on.</summary>
    public sealed record ChangeView(ViewChange Change) : CommandOutcome;

    /// <summary>The sender becomes an operator if the password is right.</summary>
    public sealed record BecomeOperator(Secret Password) : CommandOutcome;

    /// <summary>Lines for the sender alone.</summary>
    public sealed record Show(IReadOnlyList<string> Lines) : CommandOutcome;

    /// <summary>A refusal.</summary>
    /// <param name="Reason">What is wrong, with which value, and what to do.</param>
    public sealed record Refuse(string Reason) : CommandOutcome;
}
