using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Brings the continuations of an asynchronous handler back onto the actor, with the message and sender it began with.</summary>
internal sealed class ActorTaskScheduler(ActorCell cell, object? message, IActorRef? sender) : TaskScheduler
{
    internal void RunInActor(Action run) => cell.Mailbox.EnqueueSystem(new RunContinuation(() => cell.RunAs(message, sender, run)));

    protected override void QueueTask(Task task) => RunInActor(() => TryExecuteTask(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(ActorCell.Current, cell) && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task>? GetScheduledTasks() => null;
}
