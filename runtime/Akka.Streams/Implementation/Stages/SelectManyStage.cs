namespace Akka.Streams.Implementation.Stages;

/// <summary>Enumerates what each element becomes; the next element is asked for when that is used up.</summary>
internal sealed class SelectManyStage<TIn, TOut>(Island island, Func<TIn, IEnumerable<TOut>> map) : FlowStage<TIn, TOut>(island)
{
    private IEnumerator<TOut>? _current;

    protected override void OnPush(TIn element)
    {
        _current = map(element).GetEnumerator();
        OnPull();
    }

    protected override void OnPull()
    {
        if (_current?.MoveNext() == true)
        {
            Out.Push(_current.Current);
            return;
        }
        Drop();
        if (In.IsClosed)
            Complete();
        else
            In.Pull();
    }

    protected override void OnComplete()
    {
        if (_current is null)
            Complete();
    }

    protected override void Ended(Exception? abrupt) => Drop();

    private void Drop()
    {
        _current?.Dispose();
        _current = null;
    }
}
