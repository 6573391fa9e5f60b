namespace Akka.Actor;

/// <summary>Messages put aside for later.</summary>
public interface IStash
{
    /// <summary>Puts the message being handled aside.</summary>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    /// <exception cref="IllegalActorStateException">The message is aside already.</exception>
    void Stash();

    /// <summary>Puts the oldest message back in front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all messages back in front of the mailbox, in the order in which they came.</summary>
    void UnstashAll();
}

/// <summary>An actor that has a <see cref="IStash"/>; the runtime sets it before PreStart.</summary>
public interface IActorStash
{
    /// <summary>Set by the runtime.</summary>
    IStash Stash { get; set; }
}

/// <summary>A stash bounded by <see cref="Props.WithStashCapacity"/>, else unbounded.</summary>
public interface IWithStash : IActorStash;

/// <summary>A stash without bound, whatever the Props say.</summary>
public interface IWithUnboundedStash : IActorStash;

/// <summary>The stash of one incarnation of an actor.</summary>
internal sealed class ActorStash(ActorCell cell, int capacity) : IStash
{
    private Queue<Envelope> _aside = [];

    public bool IsFull => capacity > 0 && _aside.Count >= capacity;

    public void Stash()
    {
        var message = cell.CurrentMessage ?? throw new IllegalActorStateException("There is no message to stash.");
        if (cell.IsCurrentMessageStashed) throw new IllegalActorStateException($"{message} is stashed already.");
        if (IsFull) throw new StashOverflowException($"The stash of {cell.Self} is full: it holds {capacity} messages.");
        cell.IsCurrentMessageStashed = true;
        _aside.Enqueue(new Envelope(message, cell.Sender));
    }

    public void Unstash()
    {
        if (_aside.TryDequeue(out var oldest)) PutBack([oldest]);
    }

    public void UnstashAll() => PutBack(ClearStash());

    public IEnumerable<Envelope> ClearStash()
    {
        var all = _aside;
        _aside = [];
        return all;
    }

    private void PutBack(IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes) cell.Reannounce(envelope.Message);
        cell.Mailbox.Prepend(envelopes);
    }
}
