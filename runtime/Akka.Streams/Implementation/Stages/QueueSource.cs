namespace Akka.Streams.Implementation.Stages;

/// <summary>A source with an entrance for other threads.</summary>
internal sealed class QueueSource<T>(Island island, ElementBuffer<T> buffer) : SourceStage<T>(island), ISourceQueueWithComplete<T>
{
    private readonly Lock _lock = new();
    private readonly Queue<Offer> _arrived = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Offer? _waiting;
    private bool _closing;
    private IQueueOfferResult? _closed;

    private bool HasRoom => Out.IsAvailable || !buffer.IsFull;

    public Task<IQueueOfferResult> OfferAsync(T element)
    {
        var offer = new Offer(element);
        lock (_lock)
        {
            if (_closed is not null)
                return Task.FromResult(_closed);
            _arrived.Enqueue(offer);
        }
        Island.Invoke(this, TakeOffers);
        return offer.Answer.Task;
    }

    public Task WatchCompletionAsync() => _completion.Task;

    void ISourceQueueWithComplete<T>.Complete() => Island.Invoke(this, () =>
    {
        TakeOffers();
        _closing = true;
        OnPull();
    });

    public override void Fail(Exception cause)
    {
        Close(new QueueOfferResult.Failure(cause));
        _completion.TrySetException(cause);
        base.Fail(cause);
    }

    protected override void OnPull()
    {
        if (Out.IsAvailable && !buffer.IsEmpty)
            Out.Push(buffer.Take());
        if (_waiting is { } waiting && HasRoom)
        {
            _waiting = null;
            Accept(waiting);
        }
        if (_closing && buffer.IsEmpty && _waiting is null)
            Complete();
    }

    protected override void Ended(Exception? abrupt)
    {
        Close(abrupt is null ? QueueOfferResult.QueueClosed.Instance : new QueueOfferResult.Failure(abrupt));
        if (abrupt is null)
            _completion.TrySetResult();
        else
            _completion.TrySetException(abrupt);
    }

    private void TakeOffers()
    {
        while (TryTakeOffer(out var offer))
        {
            if (_closing)
                offer.Answer.TrySetResult(QueueOfferResult.QueueClosed.Instance);
            else if (HasRoom || buffer.Strategy != OverflowStrategy.Backpressure)
                Accept(offer);
            else if (_waiting is null)
                _waiting = offer;
            else
                offer.Answer.TrySetException(new InvalidOperationException("An offer waits for room already: await it before the next one."));
        }
    }

    private bool TryTakeOffer(out Offer offer)
    {
        lock (_lock)
            return _arrived.TryDequeue(out offer!);
    }

    private void Accept(Offer offer)
    {
        if (Out.IsAvailable) // so nothing is in the buffer
        {
            Out.Push(offer.Element);
            offer.Answer.TrySetResult(QueueOfferResult.Enqueued.Instance);
            return;
        }
        try
        {
            offer.Answer.TrySetResult(buffer.Add(offer.Element) ? QueueOfferResult.Enqueued.Instance : QueueOfferResult.Dropped.Instance);
        }
        catch (BufferOverflowException e)
        {
            offer.Answer.TrySetResult(new QueueOfferResult.Failure(e));
            Fail(e);
        }
    }

    private void Close(IQueueOfferResult outcome)
    {
        lock (_lock)
        {
            _closed ??= outcome;
            _waiting?.Answer.TrySetResult(_closed);
            while (_arrived.TryDequeue(out var offer))
                offer.Answer.TrySetResult(_closed);
        }
    }

    private sealed record Offer(T Element)
    {
        public TaskCompletionSource<IQueueOfferResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
