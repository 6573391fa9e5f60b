namespace AkkaChat.Server.Hosting;

/// <summary>What Ctrl+C means: with people here it is refused, unless it comes again at once.</summary>
internal sealed class StopPolicy(TimeProvider clock)
{
    /// <summary>How long a second Ctrl+C counts as insisting.</summary>
    public static readonly TimeSpan Insistence = TimeSpan.FromSeconds(5);

    private long? _refusedAt;

    /// <summary>Decides on one Ctrl+C.</summary>
    /// <param name="people">How many are here; null when that is not known.</param>
    /// <returns>Null to stop; otherwise one line that says why not, and what would.</returns>
    public string? Refusal(int? people)
    {
        var now = clock.GetTimestamp();
        if (people == 0 || (_refusedAt is { } before && clock.GetElapsedTime(before, now) <= Insistence))
            return null;
        _refusedAt = now;
        var reason = people switch
        {
            null => "the room is too busy to say who is here",
            1 => "1 person is here",
            _ => $"{people:N0} people are here",
        };
        return $"cannot stop: {reason} (Ctrl+C again within {Insistence.TotalSeconds:0} s stops anyway)";
    }
}
