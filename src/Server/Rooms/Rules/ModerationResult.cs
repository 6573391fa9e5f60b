using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <summary>What the rules make of an operator's command: why nothing has happened, or what has.</summary>
/// <param name="Refusal">For who asked: what is wrong, with which value, and what to do; null when it has happened.</param>
/// <param name="Event">What has happened; null when nothing has.</param>
internal sealed record ModerationResult(ServerText? Refusal, RoomEvent.Moderated? Event)
{
    /// <summary>The member that it concerns; nobody for none.</summary>
    public MemberId To { get; init; }

    /// <summary>The addresses of a ban.</summary>
    public AddressRange? Addresses { get; init; }

    /// <summary>The members that must leave.</summary>
    public IReadOnlyList<MemberId> Removed { get; init; } = [];

    /// <summary>It is refused.</summary>
    public static ModerationResult Refuse(ServerText reason) => new(reason, null);

    /// <summary>It has happened.</summary>
    public static ModerationResult Accept(RoomEvent.Moderated happened) => new(null, happened);
}
