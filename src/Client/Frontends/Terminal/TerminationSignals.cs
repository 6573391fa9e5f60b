using System.Runtime.InteropServices;

namespace AkkaChat.Client.Terminal;

/// <summary>Leaves when the process is asked to end or the keyboard is gone: with a goodbye, but without waiting long for it.</summary>
internal sealed class Parting : IDisposable
{
    private static readonly TimeSpan TimeForGoodbye = TimeSpan.FromSeconds(2);
    private static readonly PosixSignal[] Requests = [PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly Visit _visit;
    private readonly Mouth _mouth;
    private readonly List<PosixSignalRegistration> _registrations;

    public Parting(Visit visit, Mouth mouth)
    {
        _visit = visit;
        _mouth = mouth;
        _registrations = Requests.Select(signal => PosixSignalRegistration.Create(signal, Obey)).ToList();
    }

    public void Leave()
    {
        if (_mouth.IsLeaving)
            return;
        _mouth.Leave();
        _ = Task.Delay(TimeForGoodbye).ContinueWith(_ => _visit.Abandon(), TaskScheduler.Default);
    }

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Obey(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Leave();
    }
}
