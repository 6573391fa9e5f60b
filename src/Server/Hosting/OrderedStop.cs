using Akka.Actor;
using AkkaChat.Server.Rooms;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Stops the host when an operator has ordered it, after the time that it was given.</summary>
internal sealed class OrderedStop : ReceiveActor, IWithTimers
{
    public OrderedStop(IHostApplicationLifetime application)
    {
        Receive<StopOrdered>(Start);
        Receive<TimeIsOver>(_ => application.StopApplication());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of the actor.</summary>
    public static Props Props(IHostApplicationLifetime application) => Akka.Actor.Props.Create(() => new OrderedStop(application));

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(StopOrdered));

    // A later order takes the place of an earlier one.
    private void Start(StopOrdered order)
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
