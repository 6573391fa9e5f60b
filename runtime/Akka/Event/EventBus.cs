namespace Akka.Event;

/// <summary>Publishes events to subscribers by a classifier.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
{
    private protected EventBus()
    {
    }

    /// <summary>From now on the subscriber gets events of this classifier. False: it did so already.</summary>
    public abstract bool Subscribe(TSubscriber subscriber, TClassifier classifier);

    /// <summary>The subscriber gets no event of this classifier any more. False: it got none.</summary>
    public abstract bool Unsubscribe(TSubscriber subscriber, TClassifier classifier);

    /// <summary>The subscriber gets no event any more. False: it got none.</summary>
    public abstract bool Unsubscribe(TSubscriber subscriber);

    /// <summary>Sends an event to all whose classifier it fits.</summary>
    public abstract void Publish(TEvent @event);
}

/// <summary>A bus whose events are classified by their types, and that knows which log levels anybody wants.</summary>
public abstract class LoggingBus : EventBus<object, Type, Actor.IActorRef>
{
    private volatile int _logLevel = (int)LogLevel.InfoLevel;

    private protected LoggingBus()
    {
    }

    /// <summary>The lowest level that is published.</summary>
    public LogLevel LogLevel => (LogLevel)_logLevel;

    /// <summary>Sets the lowest level that is published.</summary>
    public void SetLogLevel(LogLevel logLevel) => _logLevel = (int)logLevel;
}
