using Akka.Actor;

namespace Akka.Streams.Implementation.Stages;

internal sealed class TickSource<T> : SourceStage<T>
{
    private readonly TimeSpan _initialDelay;
    private readonly TimeSpan _interval;
    private readonly T _tick;

    public TickSource(Island island, TimeSpan initialDelay, TimeSpan interval, T tick)
        : base(island)
    {
        _initialDelay = initialDelay;
        _interval = interval;
        _tick = tick;
        Switch = new Cancelable(island.System.Scheduler);
        Switch.Token.Register(() => Island.Invoke(this, Complete));
    }

    public ICancelable Switch { get; }

    public override void Start() => Island.InvokeLater(_initialDelay, this, Tick);

    protected override void OnPull()
    {
    }

    private void Tick()
    {
        if (Out.IsAvailable)
            Out.Push(_tick);
        Island.InvokeLater(_interval, this, Tick);
    }
}
