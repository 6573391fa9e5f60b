namespace AkkaChat.Bench.Fanout;

/// <summary>A reason why nothing can be measured, in one line for the person who asked.</summary>
internal sealed class FanoutException(string message) : Exception(message);
