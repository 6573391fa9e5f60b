using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>What the rules make of a command: what has happened, or why nothing has.</summary>
internal readonly record struct CommandResult
{
    private CommandResult(RoomEvent? happened, string? refusal)
    {
        Event = happened;
        Refusal = refusal;
    }

    /// <summary>What has happened, for every member to know.</summary>
    public RoomEvent? Event { get; }

    /// <summary>For who asked: what is wrong, with which value, and what to do.</summary>
    public string? Refusal { get; }

    /// <summary>Whether it is of no use to ask again.</summary>
    public bool IsFinal { get; private init; }

    /// <summary>Whether anything has happened.</summary>
    [MemberNotNullWhen(true, nameof(Event))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Event is not null;

    public static CommandResult Accept(RoomEvent happened) => new(happened, null);

    public static CommandResult Refuse(string reason) => new(null, reason);

    public static CommandResult RefuseForGood(string reason) => new(null, reason) { IsFinal = true };
}
