namespace Akka.Actor;

/// <summary>Sends the outcome of a task as a message.</summary>
public static class PipeToSupport
{
    /// <summary>Sends the task's result, or a <see cref="Status.Failure"/>; either may be turned into a message of one's own. Where that
    /// fails, or there is nothing to send because the result is null, it is a <see cref="Status.Failure"/> as well.</summary>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe, recipient, sender, () => NotNull(success is not null ? success(taskToPipe.Result) : taskToPipe.Result), failure);

    /// <summary>Sends a message when the task has succeeded (if one is given), or a <see cref="Status.Failure"/>.</summary>
    public static Task PipeTo(
        this Task taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null, Func<Exception, object>? failure = null) =>
        Pipe(taskToPipe, recipient, sender, () => success is not null ? NotNull(success()) : null, failure);

    private static Task Pipe(Task task, ICanTell recipient, IActorRef? sender, Func<object?> success, Func<Exception, object>? failure)
    {
        return task.ContinueWith(
            ended =>
            {
                if (Outcome(ended, success, failure) is { } message) recipient.Tell(message, sender ?? ActorRefs.NoSender);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static object? Outcome(Task ended, Func<object?> success, Func<Exception, object>? failure)
    {
        try
        {
            if (ended.IsCompletedSuccessfully) return success();
            var cause = (Exception?)ended.Exception?.GetBaseException() ?? new TaskCanceledException(ended);
            return failure is not null ? NotNull(failure(cause)) : new Status.Failure(cause);
        }
        catch (Exception e)
        {
            return new Status.Failure(e);
        }
    }

    private static object NotNull(object? message) => message ?? throw new InvalidOperationException("A task came to null, which is no message.");
}

/// <summary>Stopping and waiting for it.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends <see cref="PoisonPill"/> and returns a task for the actor's death.</summary>
    /// <param name="target">Whom to stop.</param>
    /// <param name="timeout">After it the task is cancelled.</param>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop and returns a task for its death.</summary>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var system = Futures.SystemOf(target) ?? throw new NotSupportedException("GracefulStop works with references to actors of a running system.");
        var subject = (IInternalActorRef)target;
        var promise = new PromiseRef<Terminated>(system, system.NewTemporaryPath());
        subject.SendSystemMessage(new Dispatch.SysMsg.Watch(subject, promise));
        target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            await promise.Task.WaitAsync(timeout).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException e)
        {
            subject.SendSystemMessage(new Dispatch.SysMsg.Unwatch(promise));
            throw new TaskCanceledException($"{target} did not stop within {timeout}.", e);
        }
    }
}
