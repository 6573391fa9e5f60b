using AkkaChat.Protocol;

namespace AkkaChat.Client.Connection;

/// <summary>
/// Checks that whoever is at the other end of a connection greets like an AkkaChat server: a web server answers something else, and others
/// wait until they are spoken to.
/// </summary>
/// <param name="timeout">How long the greeting may take; the connection has to fail with a <see cref="TimeoutException"/> after it.</param>
internal sealed class GreetingCheck(TimeSpan timeout)
{
    private const int MaxQuoted = 40;

    private volatile bool _hasGreeted;

    /// <summary>Completes when the connection is made.</summary>
    public Task Connected { get; set; } = Task.CompletedTask;

    /// <summary>Takes the connection's lines one after the other.</summary>
    /// <exception cref="NotAkkaChatException">The first one is no greeting.</exception>
    public string Check(string line)
    {
        if (!_hasGreeted && !IsGreeting(line))
            throw new NotAkkaChatException($"no AkkaChat server: it says \"{Shorten(Sanitizer.Clean(line))}\"");
        _hasGreeted = true;
        return line;
    }

    /// <summary>Explains why a connection ended: a timeout of one that was made may mean that there was no greeting.</summary>
    public Exception Explain(Exception cause) => cause is TimeoutException && !_hasGreeted && Connected.IsCompletedSuccessfully
        ? new NotAkkaChatException($"no greeting of an AkkaChat server within {timeout.TotalSeconds:0.##} s")
        : cause;

    // A greeting, a refusal, or an answer to the handshake.
    private static bool IsGreeting(string line) =>
        line.StartsWith("* ", StringComparison.Ordinal) || line.StartsWith("! ", StringComparison.Ordinal) || line.StartsWith('@');

    private static string Shorten(string line) =>
        line.Length > MaxQuoted ? $"{string.Concat(line.EnumerateRunes().Take(MaxQuoted))}…" : line;
}
