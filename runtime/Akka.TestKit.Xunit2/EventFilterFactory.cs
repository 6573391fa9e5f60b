using System.Text.RegularExpressions;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>
/// Says which log events a test is about. Of <c>message</c> (the whole text), <c>start</c> and <c>contains</c> the first that is given
/// counts; <c>source</c> is the path of the actor that logs.
/// </summary>
public class EventFilterFactory
{
    private readonly TestKitBase _kit;

    internal EventFilterFactory(TestKitBase kit) => _kit = kit;

    /// <summary>Debug events.</summary>
    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        OfLevel<Debug>(TextMatcher.Of(message, start, contains), source);

    /// <summary>Debug events whose text matches.</summary>
    public IEventFilterApplier Debug(Regex pattern, string? source = null) => OfLevel<Debug>(TextMatcher.Of(pattern), source);

    /// <summary>Info events.</summary>
    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        OfLevel<Info>(TextMatcher.Of(message, start, contains), source);

    /// <summary>Info events whose text matches.</summary>
    public IEventFilterApplier Info(Regex pattern, string? source = null) => OfLevel<Info>(TextMatcher.Of(pattern), source);

    /// <summary>Warnings.</summary>
    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        OfLevel<Warning>(TextMatcher.Of(message, start, contains), source);

    /// <summary>Warnings whose text matches.</summary>
    public IEventFilterApplier Warning(Regex pattern, string? source = null) => OfLevel<Warning>(TextMatcher.Of(pattern), source);

    /// <summary>Errors.</summary>
    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        OfLevel<Error>(TextMatcher.Of(message, start, contains), source);

    /// <summary>Errors whose text matches.</summary>
    public IEventFilterApplier Error(Regex pattern, string? source = null) => OfLevel<Error>(TextMatcher.Of(pattern), source);

    /// <summary>Errors with an exception of this type; the text is the event's or the exception's.</summary>
    public IEventFilterApplier Exception<TException>(string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception => WithCause<TException>(TextMatcher.Of(message, start, contains), source);

    /// <summary>Errors with an exception of this type; the text that matches is the event's or the exception's.</summary>
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null)
        where TException : Exception => WithCause<TException>(TextMatcher.Of(pattern), source);

    /// <summary>Dead letters.</summary>
    public IEventFilterApplier DeadLetter() => DeadLetter<object>();

    /// <summary>Dead letters with a message of this type.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => DeadLetter<TMessage>(static _ => true, source);

    /// <summary>Dead letters with a message of this type for which this is true.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) => New(
        $"dead letters with {typeof(TMessage)}",
        e => e.Message is DeadLetter { Message: TMessage message } && isMatch(message) && IsFrom(source, e));

    /// <summary>Any log events.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => New("log events", predicate);

    /// <summary>Any log events of a type.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate)
        where TLogEvent : LogEvent => New($"events of type {typeof(TLogEvent)}", e => e is TLogEvent typed && predicate(typed));

    private static bool IsFrom(string? source, LogEvent logEvent) => source is null || logEvent.LogSource == source;

    private EventFilterApplier OfLevel<TLogEvent>(TextMatcher text, string? source)
        where TLogEvent : LogEvent => New(
            $"events of type {typeof(TLogEvent)} whose text {text}",
            e => e is TLogEvent && text.Matches(e.Message.ToString()) && IsFrom(source, e));

    private EventFilterApplier WithCause<TException>(TextMatcher text, string? source)
        where TException : Exception => New(
            $"errors with {typeof(TException)} whose text {text}",
            e => e is Error { Cause: TException cause } && (text.Matches(e.Message.ToString()) || text.Matches(cause.Message)) && IsFrom(source, e));

    private EventFilterApplier New(string events, Predicate<LogEvent> matches) => new(_kit, events, matches);
}
