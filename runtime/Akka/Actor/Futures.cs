namespace Akka.Actor;

/// <summary>Question and answer with tasks.</summary>
public static class Futures
{
    /// <summary>Sends a message and returns a task for the answer.</summary>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">The question.</param>
    /// <param name="timeout">After it the task fails with <see cref="AskTimeoutException"/>; null: <c>akka.actor.ask-timeout</c>.</param>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) => self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Sends a message and returns a task for an answer of this type. A <see cref="Status.Failure"/> fails the task with its
    /// cause, an answer of another type with <see cref="ArgumentException"/>.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) => self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Sends a message and returns a task for an answer of this type, with a timeout and a token.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    /// <summary>Sends a message that is built around the reference the answer has to go to.</summary>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var system = SystemOf(self) ?? throw new NotSupportedException("Ask works with references to actors of a running system.");
        var promise = new PromiseRef<T>(system, system.NewTemporaryPath());
        promise.ExpireAfter(timeout ?? system.Settings.AskTimeout, self, cancellationToken);
        self.Tell(messageFactory(promise), promise);
        return promise.Task;
    }

    internal static ActorSystemImpl? SystemOf(ICanTell target)
    {
        for (var at = target as IInternalActorRef; at is not null; at = at.Parent)
        {
            if (at is LocalActorRef local) return local.Cell.SystemImpl;
            if (ReferenceEquals(at.Parent, at)) return null;
        }

        return null;
    }
}
