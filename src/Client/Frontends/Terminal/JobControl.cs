using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Gives the terminal to the shell while the process is stopped, by Ctrl+Z or by a signal from elsewhere.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class JobControl : IDisposable
{
    private readonly Action _leave;
    private readonly Action _resume;
    private readonly PosixSignalRegistration _onContinue;
    private PosixSignalRegistration _onStop;

    /// <summary>Registers for the signals.</summary>
    /// <param name="leave">Leaves the terminal.</param>
    /// <param name="resume">Takes the terminal back; called once or twice.</param>
    public JobControl(Action leave, Action resume)
    {
        _leave = leave;
        _resume = resume;
        _onContinue = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => resume());
        _onStop = RegisterStop();
    }

    public void Dispose()
    {
        _onStop.Dispose();
        _onContinue.Dispose();
    }

    private PosixSignalRegistration RegisterStop() => PosixSignalRegistration.Create(PosixSignal.SIGTSTP, signal =>
    {
        signal.Cancel = true;
        _leave();

        // The system's default action stops the process, except where no shell could continue it.
        _onStop.Dispose();
        Libc.Suspend();
        _onStop = RegisterStop();
        _resume();
    });
}
