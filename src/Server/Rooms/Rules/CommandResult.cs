using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms.Rules;

/// <summary>What the rules make of a command: what has happened, or why nothing has.</summary>
internal readonly record struct CommandResult
{
    private CommandResult(RoomEvent? happened, ServerText? refusal, bool isFinal)
    {
        Event = happened;
        Refusal = refusal;
        IsFinal = isFinal;
    }

    /// <summary>What has happened, for every member to know.</summary>
    public RoomEvent? Event { get; }

    /// <summary>For who asked: what is wrong, with which value, and what to do.</summary>
    public ServerText? Refusal { get; }

    /// <summary>Whether the same would be refused later too, whoever is here then.</summary>
    public bool IsFinal { get; }

    /// <summary>Whether who wants to join must go, under any nickname.</summary>
    public bool ClosesConnection { get; private init; }

    /// <summary>Whether anything has happened.</summary>
    [MemberNotNullWhen(true, nameof(Event))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Event is not null;

    public static CommandResult Accept(RoomEvent happened) => new(happened, null, isFinal: false);

    public static CommandResult Refuse(ServerText reason, bool isFinal = false) => new(null, reason, isFinal);

    public static CommandResult RefuseEntry(ServerText reason) => Refuse(reason, isFinal: true) with { ClosesConnection = true };
}
