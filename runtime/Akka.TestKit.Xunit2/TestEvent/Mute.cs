using Akka.TestKit.Internal;

namespace Akka.TestKit.TestEvent;

/// <summary>Tells the listener on the event stream that from now on this filter takes the events that it matches.</summary>
internal sealed record Mute(ActiveFilter Filter);

/// <summary>Tells the listener on the event stream to forget the filter.</summary>
internal sealed record Unmute(ActiveFilter Filter);
