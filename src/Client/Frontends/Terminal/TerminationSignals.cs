using System.Runtime.InteropServices;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Leaves when a signal ends the process or the keyboard is gone; the server gets a short time to confirm it.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(2);
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly ClientRun _run;
    private readonly OutboundQueue _outbound;
    private readonly List<PosixSignalRegistration> _registrations;

    public TerminationSignals(ClientRun run, OutboundQueue outbound)
    {
        _run = run;
        _outbound = outbound;
        _registrations = Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal)).ToList();
    }

    /// <summary>Leaves, unless the user is leaving already.</summary>
    public void Leave()
    {
        if (_outbound.TryLeave())
            _ = Task.Delay(LeaveTimeout).ContinueWith(_ => _run.GiveUp(), TaskScheduler.Default);
    }

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Leave();
    }
}
