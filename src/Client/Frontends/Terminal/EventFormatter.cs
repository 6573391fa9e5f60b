using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Formats events as lines to print.</summary>
internal sealed class EventFormatter(LineFormat format)
{
    private readonly ArrivalFolding _arrivals = new();
    private string? _lastRefusal;
    private DateOnly _day = DateOnly.FromDateTime(DateTime.Now);

    /// <summary>Formats an event; many events have no lines, and those of a busy time wait.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The session's state; null before the session has started.</param>
    public IEnumerable<string> Format(ClientEvent e, SessionSnapshot? session)
    {
        switch (e)
        {
            case ClientEvent.Line line:
                return Format(_arrivals.Take(line), session);
            case ClientEvent.Notice { Text: var text }:
                return [.. FormatWaiting(session), format.Notice(text)];
        }
        var refusal = session?.Refusal;
        var isNew = refusal is not null && refusal != _lastRefusal;
        _lastRefusal = refusal;
        return isNew ? [format.Refusal(refusal!)] : [];
    }

    /// <summary>Formats the lines that wait; called every half a second.</summary>
    /// <param name="session">The session's state; null before the session has started.</param>
    public IEnumerable<string> FormatWaiting(SessionSnapshot? session) => Format(_arrivals.TakeWaiting(), session);

    private List<string> Format(IEnumerable<ClientEvent.Line> lines, SessionSnapshot? session)
    {
        List<string> formatted = [];
        foreach (var (line, isHistory) in lines.Select(line => (line.Content, line.IsHistory)))
            formatted.AddRange([.. FormatNewDay(line.Time), format.Line(line, session?.Nickname, isHistory)]);
        return formatted;
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
