using Akka.Actor;

namespace Akka.Streams;

/// <summary>A buffer is full and its strategy is to fail.</summary>
public class BufferOverflowException(string message) : Exception(message);

/// <summary>A connection could not be made, or broke.</summary>
public class StreamTcpException : Exception
{
    /// <summary>Says what happened.</summary>
    public StreamTcpException(string message)
        : base(message)
    {
    }

    /// <summary>Says what happened and why.</summary>
    public StreamTcpException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The actor that ran a stream was stopped before the stream was over.</summary>
public class AbruptTerminationException(IActorRef actor) : Exception($"The stream's actor {actor} was stopped before the stream was over.");
