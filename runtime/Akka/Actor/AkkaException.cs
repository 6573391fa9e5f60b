namespace Akka.Actor;

/// <summary>What the exceptions of this library have in common.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>An exception without a message.</summary>
    protected AkkaException()
    {
    }

    /// <summary>An exception, and what led to it.</summary>
    protected AkkaException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
