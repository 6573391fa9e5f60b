namespace AkkaChat.Server;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>The server ran and was stopped.</summary>
    public const int Stopped = 0;

    /// <summary>The server cannot listen, cannot record, or cannot write to its standard output.</summary>
    public const int CannotStart = 1;

    /// <summary>The command line or the settings are wrong.</summary>
    public const int Usage = 2;
}
