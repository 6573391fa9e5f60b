using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Gives the terminal to the shell while the process is stopped, whether by Ctrl+Z or by a signal from elsewhere.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class JobControl : IDisposable
{
    private readonly Action _leave;
    private readonly Action _return;
    private readonly PosixSignalRegistration _continued;
    private PosixSignalRegistration _asked;

    /// <summary>Heeds the signals.</summary>
    /// <param name="leave">Leaves the terminal.</param>
    /// <param name="comeBack">Takes it back; called once or twice.</param>
    public JobControl(Action leave, Action comeBack)
    {
        _leave = leave;
        _return = comeBack;
        _continued = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => comeBack());
        _asked = Heed();
    }

    public void Dispose()
    {
        _asked.Dispose();
        _continued.Dispose();
    }

    private PosixSignalRegistration Heed() => PosixSignalRegistration.Create(PosixSignal.SIGTSTP, signal =>
    {
        signal.Cancel = true;
        _leave();

        // The system shall treat the signal as it does by default: it ignores it where there is no shell that could end the stop.
        _asked.Dispose();
        Libc.Stop();
        _asked = Heed();
        _return();
    });
}
