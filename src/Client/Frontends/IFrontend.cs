namespace AkkaChat.Client;

/// <summary>Who talks: a person at a terminal, or a script. Disposing it gives the terminal back to the shell.</summary>
internal interface IFrontend : IDisposable
{
    /// <summary>Whether a refused nickname can be replaced by another, and a lost connection be waited for without end.</summary>
    bool IsInteractive { get; }

    /// <summary>What the process tells the shell when the run has ended well.</summary>
    int ExitCode { get; }

    /// <summary>Shows something.</summary>
    void Show(ClientEvent e);

    /// <summary>Talks until there is nothing more to say.</summary>
    /// <param name="run">Takes what is said.</param>
    Task TalkAsync(ClientRun run);
}
