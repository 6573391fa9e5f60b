namespace Akka.Streams.Implementation.Stages;

internal sealed class SequenceSource<T>(Island island, IEnumerable<T> elements) : SourceStage<T>(island)
{
    private IEnumerator<T>? _enumerator;
    private bool _hasNext;

    // Looks one element ahead, so that the stream completes with its last element.
    public override void Start()
    {
        _enumerator = elements.GetEnumerator();
        Advance();
    }

    protected override void OnPull()
    {
        if (!_hasNext)
            return;
        Out.Push(_enumerator!.Current);
        Advance();
    }

    protected override void Ended(Exception? abrupt) => _enumerator?.Dispose();

    private void Advance()
    {
        _hasNext = _enumerator!.MoveNext();
        if (!_hasNext)
            Complete();
    }
}
