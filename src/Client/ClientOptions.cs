using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>What the settings and the command line ask for.</summary>
/// <param name="Host">Name or address of the server.</param>
/// <param name="Port">Its TCP port, from 1 to 65535.</param>
/// <param name="Nickname">The nickname to join with; null: the first line of the input is it.</param>
internal sealed record ClientOptions(string Host, int Port, Nickname? Nickname)
{
    /// <summary>Only listen: nothing is read from the input.</summary>
    public bool Follow { get; init; }

    /// <summary>One JSON object for each line, both ways.</summary>
    public bool Json { get; init; }

    /// <summary>Say this and leave.</summary>
    public string? Say { get; init; }

    /// <summary>Whether there is no line of the input that could be the nickname.</summary>
    public bool NeedsNickname => Follow || Json || Say is not null;

    /// <summary>Ring the terminal's bell when the nickname is mentioned.</summary>
    public bool Bell { get; init; } = true;

    /// <summary>How long a script tries to get a lost connection back.</summary>
    public TimeSpan ReconnectTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often it tries.</summary>
    public RetryPauses Retry { get; init; } = RetryPauses.Default;
}
