using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>What the rules say to a command: either what has happened, or why nothing has.</summary>
internal readonly record struct Ruling
{
    private Ruling(RoomEvent? happened, string? refusal)
    {
        Event = happened;
        Refusal = refusal;
    }

    /// <summary>What has happened, for every member to know.</summary>
    public RoomEvent? Event { get; }

    /// <summary>For the person who asked: what is wrong, with which value, and what to do.</summary>
    public string? Refusal { get; }

    /// <summary>Whether anything has happened.</summary>
    [MemberNotNullWhen(true, nameof(Event))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Event is not null;

    public static Ruling Accept(RoomEvent happened) => new(happened, null);

    public static Ruling Refuse(string reason) => new(null, reason);
}
