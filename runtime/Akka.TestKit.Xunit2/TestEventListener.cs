using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit;

/// <summary>A logger that hands each event to the event filters in force, and writes to standard output what none of them takes. A dead
/// letter counts as a warning in its receiver's name.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<ActiveFilter> _filters = [];

    /// <inheritdoc/>
    protected internal override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                foreach (var type in new[] { typeof(Mute), typeof(Unmute), typeof(DeadLetter) }) initialize.LoggingBus.Subscribe(Self, type);
                return base.Receive(message);
            case Mute mute: _filters.Add(mute.Filter); return true;
            case Unmute unmute: _filters.Remove(unmute.Filter); return true;
            case DeadLetter letter: return Filter(new Warning(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), letter));
            case LogEvent logEvent: return Filter(logEvent);
            default: return false;
        }
    }

    private bool Filter(LogEvent logEvent) => _filters.Exists(filter => filter.Take(logEvent)) || base.Receive(logEvent);
}
