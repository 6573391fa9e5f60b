using System.Net;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Rooms.Rules;

/// <summary>Somebody who may not come in.</summary>
/// <param name="Nickname">The nickname; null for a ban of addresses alone.</param>
/// <param name="Addresses">The addresses; null for a ban of a nickname alone.</param>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="By">The operator.</param>
/// <param name="Why">Why; may be empty.</param>
internal sealed record Ban(Nickname? Nickname, AddressRange? Addresses, DateTimeOffset? Until, Nickname By, string Why)
{
    /// <summary>The registered nickname of who is banned, where it was called otherwise; null for none.</summary>
    public Nickname? Account { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsOver(DateTimeOffset now) => Until <= now;

    /// <summary>Whether it keeps somebody out.</summary>
    public bool Holds(Nickname nickname, IPAddress? address) =>
        Nickname == nickname || Account == nickname || (address is not null && Addresses?.Contains(address) == true);

    /// <summary>Whether this text names it.</summary>
    public bool IsNamedBy(string whom) =>
        Addresses?.Text == whom || (Protocol.Nickname.TryParse(whom, out var named, out _) && (Nickname == named || Account == named));

    /// <summary>The ban for the one whom it keeps out.</summary>
    public ServerText Refusal(DateTimeOffset now) => $"you are banned {ForHowLong(now)}{Because}";

    /// <summary>The ban for operators.</summary>
    public ServerText Describe(DateTimeOffset now) => $"banned: {Whom}, {ForHowLong(now)}, by {By}{Because}";

    private ServerText Whom => (Nickname, Addresses) switch
    {
        (null, _) => ServerText.Verbatim($"{Addresses}"),
        (_, null) => Named,
        _ => $"{Named} at {Addresses}",
    };

    private ServerText Named => Account is { } account ? $"{Nickname} (registered as {account})" : ServerText.Verbatim($"{Nickname}");

    private ServerText Because => Why.Length == 0 ? ServerText.Empty : $": {Why}";

    private ServerText ForHowLong(DateTimeOffset now) => Until switch
    {
        { } until => $"for another {DurationText.Of(until - now)}",
        null => $"for good",
    };
}
