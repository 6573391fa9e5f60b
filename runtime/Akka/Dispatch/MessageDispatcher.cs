namespace Akka.Dispatch;

/// <summary>Runs mailboxes on threads.</summary>
public abstract class MessageDispatcher
{
    private protected MessageDispatcher(string id, int throughput)
    {
        Id = id;
        Throughput = throughput;
    }

    /// <summary>The path of the dispatcher's settings.</summary>
    public string Id { get; protected set; }

    /// <summary>How many messages an actor handles before it gives its thread to the next one.</summary>
    public int Throughput { get; set; }

    /// <summary>Queues a mailbox for a run.</summary>
    internal abstract void Execute(Mailbox mailbox);
}

/// <summary>Runs mailboxes on the thread pool, first come, first served.</summary>
internal sealed class ThreadPoolDispatcher(string id, int throughput) : MessageDispatcher(id, throughput)
{
    internal override void Execute(Mailbox mailbox) => ThreadPool.UnsafeQueueUserWorkItem(mailbox, preferLocal: false);
}
