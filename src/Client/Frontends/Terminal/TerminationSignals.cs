using System.Runtime.InteropServices;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Leaves when the process is asked to end or the keyboard is gone: with a goodbye, but without waiting long for it.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private static readonly TimeSpan TimeForGoodbye = TimeSpan.FromSeconds(2);
    private static readonly PosixSignal[] Requests = [PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly ClientRun _run;
    private readonly OutboundQueue _outbound;
    private readonly List<PosixSignalRegistration> _registrations;

    public TerminationSignals(ClientRun run, OutboundQueue outbound)
    {
        _run = run;
        _outbound = outbound;
        _registrations = Requests.Select(signal => PosixSignalRegistration.Create(signal, Obey)).ToList();
    }

    public void Leave()
    {
        if (_outbound.IsLeaving)
            return;
        _outbound.Leave();
        _ = Task.Delay(TimeForGoodbye).ContinueWith(_ => _run.Abandon(), TaskScheduler.Default);
    }

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Obey(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Leave();
    }
}
