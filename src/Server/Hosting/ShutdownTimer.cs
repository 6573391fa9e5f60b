using Akka.Actor;
using AkkaChat.Server.Relays.Messages;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Stops the host when an operator has ordered it, after the time that it was given.</summary>
internal sealed class ShutdownTimer : ReceiveActor, IWithTimers
{
    public ShutdownTimer(IHostApplicationLifetime application)
    {
        Receive<ShutdownScheduled>(Start);
        Receive<TimeIsOver>(_ => application.StopApplication());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of the actor.</summary>
    public static Props Props(IHostApplicationLifetime application) => Akka.Actor.Props.Create(() => new ShutdownTimer(application));

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(ShutdownScheduled));

    // A later order takes the place of an earlier one.
    private void Start(ShutdownScheduled order)
    {
        if (order.After is { } time)
            Timers.StartSingleTimer(nameof(TimeIsOver), TimeIsOver.Instance, time);
        else
            Timers.Cancel(nameof(TimeIsOver));
    }

    private sealed record TimeIsOver
    {
        public static readonly TimeIsOver Instance = new();
    }
}
