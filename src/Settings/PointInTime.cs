using System.Globalization;

namespace AkkaChat.Settings;

/// <summary>Parses a point in the past: a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or how long ago it was, such as 90m or 7d.</summary>
public static class PointInTime
{
    /// <summary>What can be written.</summary>
    public const string Allowed = "a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or a duration, such as 90m or 7d";

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The time that durations count from.</param>
    /// <param name="time">The time.</param>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        if (!Quantity.TryParseTime(text, out var ago) || ago > now - DateTimeOffset.UnixEpoch)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out time);
        time = now - ago;
        return true;
    }
}
