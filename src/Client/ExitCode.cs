namespace AkkaChat.Client;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>The user left; everything typed or piped in was delivered.</summary>
    public const int Left = 0;

    /// <summary>No connection, or it was lost, or the server did not take the nickname or a line.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}
