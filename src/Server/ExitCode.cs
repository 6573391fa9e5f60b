namespace AkkaChat.Server;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>The server ran and was stopped, or the log is printed.</summary>
    public const int Stopped = 0;

    /// <summary>The server cannot listen, join or record, the log cannot be read, or standard output cannot be written.</summary>
    public const int CannotStart = 1;

    /// <summary>The command line or the settings are wrong.</summary>
    public const int Usage = 2;

    /// <summary>This node cannot go on with the others, and must be started again.</summary>
    public const int CutOff = 3;
}
