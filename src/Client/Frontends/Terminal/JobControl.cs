using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// Gives the terminal to the shell while the process is stopped, by Ctrl+Z or by a signal from elsewhere. SIGSTOP alone cannot be noticed before the
/// process continues.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class JobControl : IDisposable
{
    private readonly Action _leave;
    private readonly Action _resume;
    private readonly PosixSignalRegistration _onContinue;
    private PosixSignalRegistration _onStop;
    private bool _hasLeft;

    /// <summary>Registers for the signals.</summary>
    /// <param name="leave">Leaves the terminal.</param>
    /// <param name="resume">Takes the terminal back; called once or twice.</param>
    /// <param name="resumeUnprepared">Takes the terminal back that it had not left.</param>
    public JobControl(Action leave, Action resume, Action resumeUnprepared)
    {
        _leave = leave;
        _resume = resume;
        _onContinue = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => (Interlocked.Exchange(ref _hasLeft, false) ? resume : resumeUnprepared)());
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
        Volatile.Write(ref _hasLeft, true);

        // The system's default action stops the process, except where no shell could continue it.
        _onStop.Dispose();
        Libc.Suspend();
        _onStop = RegisterStop();
        _resume();
    });
}
