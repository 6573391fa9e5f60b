using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>
/// Handles signals: SIGTERM stops the host always, Ctrl+C as <see cref="StopPolicy"/> allows. SIGHUP stops it when its terminal was closed; without a
/// terminal it has the settings read again, as services do. The host's own ConsoleLifetime cannot refuse.
/// </summary>
internal sealed class SignalLifetime(
    IHostApplicationLifetime application,
    MemberCount members,
    StopPolicy policy,
    SettingsReload reload,
    ConsoleOutput output)
    : IHostLifetime, IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly List<PosixSignalRegistration> _registrations = [];

    // Until the server has started, a signal ends the process as usual.
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        application.ApplicationStarted.Register(() =>
        {
            Handle(PosixSignal.SIGINT, () => _ = InterruptAsync());
            Handle(PosixSignal.SIGTERM, application.StopApplication);
            Handle(PosixSignal.SIGHUP, Console.IsInputRedirected ? () => _ = output.WriteLineAsync(reload.Run()) : application.StopApplication);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _oneAtATime.Dispose();
    }

    private void Handle(PosixSignal signal, Action act) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        act();
    }));

    private async Task InterruptAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (application.ApplicationStopping.IsCancellationRequested)
                _ = output.WriteLineAsync("already stopping: waiting for slow clients");
            else if (policy.TryStop(await members.AskAsync(), out var refusal))
                application.StopApplication();
            else
                _ = output.WriteLineAsync(refusal);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
