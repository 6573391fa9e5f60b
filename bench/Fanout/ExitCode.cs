namespace AkkaChat.Bench.Fanout;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    /// <summary>Measured, and every member got every line once and in order.</summary>
    public const int Flawless = 0;

    /// <summary>Nothing could be measured.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Measured, but lines were lost, repeated or out of order, or connections dropped.</summary>
    public const int Flawed = 3;
}
