using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Limits;

/// <summary>
/// Holds back one sender that sends too fast: each line takes a token, and a line without one waits for it. Who makes the gate wait
/// on and on is warned, then thrown out. Time counts for a sender as it counted against it: a minute's peace makes good a minute's
/// waiting.
/// </summary>
internal sealed class FloodGate(FloodSettings settings)
{
    private readonly TokenBucket _bucket = new(settings.Rate);
    private TimeSpan _debt;
    private DateTimeOffset _releasedAt;
    private bool _warned;

    /// <summary>What to tell a sender who is to be warned.</summary>
    public static string Warning(Rate rate) => $"you send more than {rate.PerSecond:N0} lines a second: they wait, and if you go on the connection closes";

    /// <summary>What to tell a sender who is thrown out.</summary>
    public static string Reproach(Rate rate) => $"you sent more than {rate.PerSecond:N0} lines a second for too long: connect again and send more slowly";

    /// <summary>Takes the token of the next line.</summary>
    /// <returns>How long that line has to wait; <see cref="Release"/> is to be called then.</returns>
    public TimeSpan Take(DateTimeOffset now) => _bucket.Take(now);

    /// <summary>A line has waited.</summary>
    /// <param name="waited">How long.</param>
    /// <param name="now">Until when. A clock that is set anew does no harm.</param>
    /// <returns>What is to be done about its sender.</returns>
    public FloodVerdict Release(TimeSpan waited, DateTimeOffset now)
    {
        var peace = now - waited - _releasedAt;
        if (peace > TimeSpan.Zero)
            _debt = peace < _debt ? _debt - peace : TimeSpan.Zero;
        if (_debt == TimeSpan.Zero)
            _warned = false;
        _debt += waited;
        _releasedAt = now;

        if (_debt >= settings.CloseAfter)
            return FloodVerdict.Close;
        if (_warned || _debt < settings.WarnAfter)
            return FloodVerdict.Bear;
        _warned = true;
        return FloodVerdict.Warn;
    }
}
