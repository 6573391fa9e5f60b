using System.Diagnostics.CodeAnalysis;

namespace AkkaChat.Server.Hosting;

/// <summary>Decides on Ctrl+C: with members in the room the first one is refused, and a second one soon after stops.</summary>
internal sealed class StopPolicy(TimeProvider clock)
{
    /// <summary>How soon a second Ctrl+C must come to stop.</summary>
    public static readonly TimeSpan Insistence = TimeSpan.FromSeconds(5);

    private long? _refusedAt;

    /// <summary>Decides on a Ctrl+C.</summary>
    /// <param name="members">The number of members; null when it is not known.</param>
    /// <param name="refusal">A line that says why the server does not stop, and how to stop it anyway.</param>
    /// <returns>Whether the server stops.</returns>
    public bool TryStop(int? members, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        var now = clock.GetTimestamp();
        if (members == 0 || (_refusedAt is { } before && clock.GetElapsedTime(before, now) <= Insistence))
            return true;
        _refusedAt = now;
        var reason = members switch
        {
            null => "the room is too busy to say who is here",
            1 => "1 person is here",
            _ => $"{members:N0} people are here",
        };
        refusal = $"cannot stop: {reason} (Ctrl+C again within {Insistence.TotalSeconds:0} s stops anyway)";
        return false;
    }
}
