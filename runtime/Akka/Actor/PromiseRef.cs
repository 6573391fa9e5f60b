using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A reference that lives for one answer and completes a task with it.</summary>
internal sealed class PromiseRef<T>(ActorSystemImpl system, ActorPath path) : MinimalActorRef
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _timeout;
    private CancellationTokenRegistration _cancellation;

    public override ActorPath Path => path;

    public override IInternalActorRef Parent => system.Root;

    internal Task<T> Task => _answer.Task;

    public override void SendSystemMessage(SystemMessage message)
    {
        if (message is DeathWatchNotification death) TellInternal(new Terminated(death.Actor, death.ExistenceConfirmed, addressTerminated: false), death.Actor);
        else base.SendSystemMessage(message);
    }

    internal void ExpireAfter(TimeSpan timeout, ICanTell asked, CancellationToken token)
    {
        if (token.CanBeCanceled)
            _cancellation = token.UnsafeRegister(_ => Finish(_answer.TrySetCanceled(token)), null);
        if (timeout == Timeout.InfiniteTimeSpan || timeout == TimeSpan.MaxValue || Task.IsCompleted) return;
        var timer = new CancellationTokenSource(timeout);
        var expiry = timer.Token; // once the field is set, an answer may come and dispose of the timer
        _timeout = timer;
        expiry.UnsafeRegister(_ => Finish(_answer.TrySetException(new AskTimeoutException($"{asked} did not answer within {timeout}."))), null);
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
        var first = message switch
        {
            Status.Failure failure => _answer.TrySetException(failure.Cause),
            T answer => _answer.TrySetResult(answer),
            _ => _answer.TrySetException(new ArgumentException($"The answer is {message.GetType()}; {typeof(T)} was asked for.", nameof(message))),
        };
        if (!Finish(first)) system.DeadLetters.Tell(new Event.DeadLetter(message, sender ?? system.DeadLetters, this), sender!);
    }

    /// <summary>The first ending lets go of the timer and of the caller's token, which may live much longer than the question.</summary>
    private bool Finish(bool first)
    {
        if (!first) return false;
        _timeout?.Dispose();
        _cancellation.Unregister();
        return true;
    }
}
