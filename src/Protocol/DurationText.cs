using System.Globalization;

namespace AkkaChat.Protocol;

/// <summary>Says how long something takes, for people: <c>30 s</c>, <c>12 min</c>, <c>3 h</c>, <c>2 days</c>.</summary>
public static class DurationText
{
    /// <summary>
    /// The duration in its largest unit, cut down to a whole number. A value below two of its unit uses the next smaller
    /// unit, unless it is a whole number.
    /// </summary>
    /// <param name="duration">The duration.</param>
    public static ServerText Of(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 120 } when duration.TotalSeconds % 60 != 0 || duration < TimeSpan.FromMinutes(1) => $"{Count(duration.TotalSeconds)} s",
        { TotalMinutes: < 120 } when duration.TotalMinutes % 60 != 0 || duration < TimeSpan.FromHours(1) => $"{Count(duration.TotalMinutes)} min",
        { TotalHours: < 48 } when duration.TotalHours % 24 != 0 || duration < TimeSpan.FromDays(1) => $"{Count(duration.TotalHours)} h",
        { TotalDays: < 2 } => $"{Count(duration.TotalDays)} day",
        _ => $"{Count(duration.TotalDays)} days",
    };

    private static string Count(double value) => Math.Floor(value).ToString("N0", CultureInfo.InvariantCulture);
}
