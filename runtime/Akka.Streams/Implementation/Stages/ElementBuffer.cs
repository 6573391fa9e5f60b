namespace Akka.Streams.Implementation.Stages;

/// <summary>Elements that wait, at most so many, and what to do with more.</summary>
internal sealed class ElementBuffer<T>(int size, OverflowStrategy strategy)
{
    private readonly LinkedList<T> _elements = [];

    public bool IsEmpty => _elements.Count == 0;

    public bool IsFull => _elements.Count >= size;

    public OverflowStrategy Strategy => strategy;

    public T Take()
    {
        var first = _elements.First!.Value;
        _elements.RemoveFirst();
        return first;
    }

    /// <summary>Takes an element in, or drops it or others.</summary>
    /// <returns>False when this very element was dropped.</returns>
    /// <exception cref="BufferOverflowException">There is no room, and the strategy is to fail.</exception>
    public bool Add(T element)
    {
        if (IsFull)
        {
            switch (strategy)
            {
                case OverflowStrategy.DropNew:
                    return false;
                case OverflowStrategy.DropHead:
                    _elements.RemoveFirst();
                    break;
                case OverflowStrategy.DropTail:
                    _elements.RemoveLast();
                    break;
                case OverflowStrategy.DropBuffer:
                    _elements.Clear();
                    break;
                default:
                    throw new BufferOverflowException($"The buffer is full: it holds {size} elements.");
            }
        }
        _elements.AddLast(element);
        return true;
    }
}
