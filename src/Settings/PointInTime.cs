using System.Globalization;

namespace AkkaChat.Settings;

/// <summary>A point in the past: a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or how long ago it was, such as 90m or 7d.</summary>
public readonly record struct PointInTime
{
    /// <summary>What can be written.</summary>
    public const string Allowed = "a time in UTC, such as 2026-11-27 or 2026-11-27T10:00, or a duration, such as 90m or 7d";

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private readonly DateTimeOffset _time;
    private readonly TimeSpan? _ago;

    private PointInTime(DateTimeOffset time, TimeSpan? ago)
    {
        _time = time;
        _ago = ago;
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="point">The point in time.</param>
    public static bool TryParse(string text, out PointInTime point)
    {
        if (Quantity.TryParseTime(text, out var ago))
        {
            point = new PointInTime(default, ago);
            return true;
        }
        var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time);
        point = new PointInTime(time, ago: null);
        return isTime;
    }

    /// <summary>The time that this is; the beginning of 1970 for a duration that reaches further back.</summary>
    /// <param name="now">The time that durations count from.</param>
    public DateTimeOffset At(DateTimeOffset now)
    {
        if (_ago is not { } ago)
            return _time;
        return ago < now - DateTimeOffset.UnixEpoch ? now - ago : DateTimeOffset.UnixEpoch;
    }
}
