namespace AkkaChat.Client;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>The user left; everything typed or piped in was delivered.</summary>
    public const int Left = 0;

    /// <summary>No connection, or it was lost, or the server did not take the nickname or a line.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the settings or a JSON line of the input is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A signal, or a broken pipe, came before the input ended: 128 and the number of the signal, as shells say it.</summary>
    public const int HungUp = 129, Interrupted = 130, NoReader = 141, Terminated = 143;
}
