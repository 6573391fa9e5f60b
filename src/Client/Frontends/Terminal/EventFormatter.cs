namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>What there is to print when something has happened.</summary>
internal sealed class EventFormatter(LineFormat format)
{
    private string? _refusal;
    private DateOnly _day = DateOnly.FromDateTime(DateTime.Now);

    /// <summary>The lines for an event, none for many.</summary>
    /// <param name="e">What has happened.</param>
    /// <param name="session">Where; null before it began.</param>
    public IEnumerable<string> Lines(ClientEvent e, ClientSession? session)
    {
        switch (e)
        {
            case ClientEvent.Line { Content: var line }:
                return [.. Day(line.Time), format.Line(line, session?.Nickname)];
            case ClientEvent.Notice { Text: var text }:
                return [format.Notice(text)];
        }
        var isNew = session?.Refusal is not null && session.Refusal != _refusal;
        _refusal = session?.Refusal;
        return isNew ? [format.Refusal(_refusal!)] : [];
    }

    // Times have no date.
    private IEnumerable<string> Day(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.LocalDateTime);
        if (day == _day)
            return [];
        _day = day;
        return [format.Day(day)];
    }
}
