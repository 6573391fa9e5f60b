namespace AkkaChat.Client;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>The user left; all lines were delivered.</summary>
    public const int Left = 0;

    /// <summary>The connection failed or was lost, or the server refused the nickname or a line.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the settings or a JSON line of the input is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A signal or a broken pipe came before the input ended: 128 plus the signal's number, as shells report it.</summary>
    public const int HungUp = 129, Interrupted = 130, NoReader = 141, Terminated = 143;
}
