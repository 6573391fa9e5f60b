using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Commands;

/// <summary>What a typed line asks for.</summary>
internal abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    /// <summary>The room has to decide.</summary>
    public sealed record AskRoom(RoomCommand Command) : CommandOutcome;

    /// <summary>Lines for the person who typed it.</summary>
    public sealed record Show(IReadOnlyList<string> Lines) : CommandOutcome;

    /// <summary>It cannot be done.</summary>
    /// <param name="Reason">What is wrong, with which value, and what to do.</param>
    public sealed record Refuse(string Reason) : CommandOutcome;
}
