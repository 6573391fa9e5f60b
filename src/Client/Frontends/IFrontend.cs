namespace AkkaChat.Client.Frontends;

/// <summary>Reads the user's input and shows events: a person's terminal, or a script. Disposing it gives the terminal back to the shell.</summary>
internal interface IFrontend : IDisposable
{
    /// <summary>Whether a person uses it, who can choose another nickname and decides how long to wait for a connection.</summary>
    bool IsInteractive { get; }

    /// <summary>The exit code of a run that did not fail.</summary>
    int ExitCode { get; }

    /// <summary>Shows an event.</summary>
    void Show(ClientEvent e);

    /// <summary>Sends the input until it ends.</summary>
    /// <param name="run">Sends lines.</param>
    Task RunAsync(ClientRun run);
}
