using AkkaChat.Protocol;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Limits;

/// <summary>
/// Slows down one sender: each line takes a token, and a line without a token waits for one. A sender whose lines keep waiting is
/// warned, then closed. Delays add up; quiet time pays them off one to one.
/// </summary>
internal sealed class FloodControl(FloodSettings settings)
{
    private readonly TokenBucket _bucket = new(settings.Rate);
    private readonly TokenBucket _pastes = new(settings.Rate with { Burst = settings.Paste.MaxLines });
    private TimeSpan _delay;
    private DateTimeOffset _releasedAt;
    private bool _warned;

    /// <summary>The text for a sender whose lines have waited for longer than <c>warn-after</c>.</summary>
    public static ServerText Warning(Rate rate) => $"you send more than {rate.PerSecond:N0} lines a second: they wait, and if you go on the connection closes";

    /// <summary>The text for a client that has sent its last line, and whose lines still wait.</summary>
    public static ServerText WaitNotice(Rate rate) => $"your lines wait: all of them are said, {rate.PerSecond:N0} a second";

    /// <summary>The text that says why the connection closes.</summary>
    public static ServerText CloseReason(Rate rate) => $"you sent more than {rate.PerSecond:N0} lines a second for too long: connect again and send more slowly";

    /// <summary>Takes the token of the next line.</summary>
    /// <returns>How long that line has to wait; call <see cref="Release"/> then.</returns>
    public TimeSpan Take(DateTimeOffset now) => _bucket.Take(now);

    /// <summary>Whether so many lines at once are a paste: more than may pass now, and no more than a paste may have.</summary>
    public bool IsPaste(int lines, DateTimeOffset now) =>
        settings.Paste.MaxLines > 0 && lines > _bucket.Available(now) && Math.Min(lines, settings.Paste.MaxLines) <= _pastes.Available(now);

    /// <summary>Takes the token of the next line in a paste; false when it must wait as other lines do.</summary>
    public bool TryPaste(DateTimeOffset now) => _pastes.TryTake(now, out _);

    /// <summary>Notes that a line has waited.</summary>
    /// <param name="waited">How long.</param>
    /// <param name="now">The time when the wait ended. A clock that jumps does no harm.</param>
    public FloodAction Release(TimeSpan waited, DateTimeOffset now)
    {
        var quiet = now - waited - _releasedAt;
        if (quiet > TimeSpan.Zero)
            _delay = quiet < _delay ? _delay - quiet : TimeSpan.Zero;
        if (_delay == TimeSpan.Zero)
            _warned = false;
        _delay += waited;
        _releasedAt = now;

        if (_delay >= settings.CloseAfter)
            return FloodAction.Close;
        if (_warned || _delay < settings.WarnAfter)
            return FloodAction.None;
        _warned = true;
        return FloodAction.Warn;
    }
}
