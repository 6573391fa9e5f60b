using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// One actor's queues, and the rule that it runs on at most one thread at a time. Any thread enqueues; the first to find the
/// mailbox idle hands it to the dispatcher. A run handles the runtime's messages first and again after each ordinary message,
/// and gives the thread back after <see cref="MessageDispatcher.Throughput"/> ordinary ones.
/// </summary>
/// <remarks>
/// Suspension and closing are touched only by the run itself, so they need no atomics. A closed mailbox still runs: it turns
/// late messages into dead letters, so that none is lost between the actor's last breath and the sender's next look.
/// </remarks>
internal sealed class Mailbox(ActorCell cell, MessageDispatcher dispatcher) : IThreadPoolWorkItem
{
    /// <summary>How many lines of the processor's cache it takes.</summary>
    internal const int Lines = 2;

    private MessageQueue _messages = new();
    private Queue<Envelope>? _unstashed; // ahead of the queue; null unless the actor unstashed something
    private SystemQueue _systemMessages;
    private int _scheduled;
    private int _suspensions;
    private bool _closed;

    internal bool HasMessages => _unstashed is not null || !_messages.IsEmpty;

    private bool HasWork => !_systemMessages.IsEmpty || ((_suspensions == 0 || _closed) && HasMessages);

    internal void Enqueue(object message, IActorRef? sender)
    {
        _messages.Enqueue(message, sender);
        ScheduleIfIdle();
    }

    internal void EnqueueSystem(SystemMessage message)
    {
        _systemMessages.Enqueue(message);
        ScheduleIfIdle();
    }

    /// <summary>Only by the actor's own thread.</summary>
    internal void Suspend() => _suspensions++;

    /// <summary>Only by the actor's own thread.</summary>
    internal void Resume()
    {
        if (_suspensions > 0) _suspensions--;
    }

    /// <summary>Only by the actor's own thread: what comes from now on is a dead letter.</summary>
    internal void Close() => Volatile.Write(ref _closed, true);

    /// <summary>Only by the actor's own thread: these come before everything that waits.</summary>
    internal void Prepend(IEnumerable<Envelope> envelopes)
    {
        var all = new Queue<Envelope>(envelopes);
        if (_unstashed is not null)
        {
            foreach (var envelope in _unstashed) all.Enqueue(envelope);
        }

        _unstashed = all.Count == 0 ? null : all;
    }

    /// <summary>Only by the actor's own thread: the next message.</summary>
    internal bool TryTake([NotNullWhen(true)] out object? message, out IActorRef? sender)
    {
        if (_unstashed is null) return _messages.TryDequeue(out message, out sender);
        var envelope = _unstashed.Dequeue();
        if (_unstashed.Count == 0) _unstashed = null;
        message = envelope.Message;
        sender = envelope.Sender;
        return true;
    }

    /// <summary>Asks for what a run needs first. These three are called in this order, each when the last has had time; see <see cref="LookAhead"/>.</summary>
    internal void FetchCell()
    {
        CacheLines.Fetch(cell, ActorCell.Lines);
        _messages.Fetch();
    }

    internal void FetchActor() => cell.FetchActor();

    internal void FetchPartner() => cell.FetchPartner();

    void IThreadPoolWorkItem.Execute() => Run();

    internal void Run()
    {
        var outer = ActorCell.Enter(cell);
        try
        {
            HandleSystemMessages();
            if (!_closed) HandleMessages(dispatcher.Throughput);
            if (_closed) cell.DrainToDeadLetters(this);
        }
        finally
        {
            ActorCell.Leave(outer);
            Interlocked.Exchange(ref _scheduled, 0); // a full fence: what others enqueued before is seen below
            if (HasWork) ScheduleIfIdle();
        }
    }

    private void HandleMessages(int budget)
    {
        while (budget-- > 0 && _suspensions == 0 && TryTake(out var message, out var sender))
        {
            cell.Invoke(message, sender);
            if (!_systemMessages.IsEmpty) HandleSystemMessages();
            if (_closed) return;
        }
    }

    private void HandleSystemMessages()
    {
        while (_systemMessages.TakeAll() is { } message)
        {
            for (SystemMessage? next; message is not null; message = next)
            {
                next = message.Next;
                message.Next = null;
                cell.InvokeSystem(message);
            }
        }
    }

    private void ScheduleIfIdle()
    {
        if (Volatile.Read(ref _scheduled) == 0 && Interlocked.CompareExchange(ref _scheduled, 1, 0) == 0) dispatcher.Execute(this);
    }
}
