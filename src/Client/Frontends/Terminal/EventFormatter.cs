using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Formats events as lines to print.</summary>
internal sealed class EventFormatter(LineFormat format)
{
    private string? _lastRefusal;
    private DateOnly _day = DateOnly.FromDateTime(DateTime.Now);

    /// <summary>Formats an event; many events have no lines.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The session's state; null before the session has started.</param>
    public IEnumerable<string> Format(ClientEvent e, SessionSnapshot? session)
    {
        switch (e)
        {
            case ClientEvent.Line { Content: var line, IsHistory: var isHistory }:
                return [.. FormatNewDay(line.Time), format.Line(line, session?.Nickname, isHistory)];
            case ClientEvent.Notice { Text: var text }:
                return [format.Notice(text)];
        }
        var refusal = session?.Refusal;
        var isNew = refusal is not null && refusal != _lastRefusal;
        _lastRefusal = refusal;
        return isNew ? [format.Refusal(refusal!)] : [];
    }

    // Lines have times without a date.
    private IEnumerable<string> FormatNewDay(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.LocalDateTime);
        if (day == _day)
            return [];
        _day = day;
        return [format.Day(day)];
    }
}
