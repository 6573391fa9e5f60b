namespace Akka.Streams;

/// <summary>What to do with an element when a buffer is full.</summary>
public enum OverflowStrategy
{
    /// <summary>Drop the oldest element in the buffer.</summary>
    DropHead = 2,

    /// <summary>Drop the youngest element in the buffer.</summary>
    DropTail = 3,

    /// <summary>Drop all that is in the buffer.</summary>
    DropBuffer = 4,

    /// <summary>Drop the new element.</summary>
    DropNew = 5,

    /// <summary>Make the sender wait.</summary>
    Backpressure = 6,

    /// <summary>Fail the stream.</summary>
    Fail = 7,
}
