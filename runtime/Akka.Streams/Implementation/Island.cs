using Akka.Actor;
using Akka.Event;

namespace Akka.Streams.Implementation;

/// <summary>
/// The stages of one running graph. One actor runs them all: a signal between two stages is an entry in a queue, not a message.
/// Only what comes from outside, such as timers, tasks and connections, comes through the actor's mailbox: see <see cref="Invoke"/>.
/// </summary>
internal sealed class Island(ActorSystem system)
{
    // A graph that never waits for anything outside must not keep a thread from others for ever.
    private const int SignalsInARow = 1_000;

    private readonly Queue<(Port Port, Signal Signal)> _signals = new();
    private readonly HashSet<Stage> _stages = [];
    private readonly Queue<Stage> _unstarted = new();
    private IActorContext? _context;

    public ActorSystem System => system;

    /// <summary>The actor that runs the stages. Set by it and by whoever made it, for either may need it first.</summary>
    public IActorRef Self { get; set; } = ActorRefs.Nobody;

    public void Add(Stage stage)
    {
        _stages.Add(stage);
        _unstarted.Enqueue(stage);
    }

    public void Remove(Stage stage) => _stages.Remove(stage);

    public void Enqueue(Port port, Signal signal) => _signals.Enqueue((port, signal));

    /// <summary>Runs an action among the signals; from any thread. It is forgotten when the stage is over.</summary>
    public void Invoke(Stage stage, Action action) => Self.Tell(new Invocation(stage, action), ActorRefs.NoSender);

    /// <summary>As <see cref="Invoke"/>, after a delay.</summary>
    public ICancelable InvokeLater(TimeSpan delay, Stage stage, Action action) =>
        system.Scheduler.ScheduleTellOnceCancelable(delay, Self, new Invocation(stage, action), ActorRefs.NoSender);

    /// <summary>A reference whose messages reach a stage among the signals. It stops with the island.</summary>
    public IActorRef ActorFor(Stage stage, Action<object, IActorRef> receive) =>
        _context!.ActorOf(Props.Create(() => new Relay(this, stage, receive)));

    /// <summary>The actor has come to life.</summary>
    public void Start(IActorContext context)
    {
        _context = context;
        Self = context.Self;
        StartNewStages();
        Run();
    }

    /// <summary>Starts what was added since the last time: a stage may build others.</summary>
    public void StartNewStages()
    {
        while (_unstarted.TryDequeue(out var stage))
            Guard(stage, stage.Start);
    }

    public void Handle(Invocation invocation)
    {
        if (!invocation.Stage.IsOver)
            Guard(invocation.Stage, invocation.Action);
        Run();
    }

    /// <summary>Delivers signals until none is left, or until others are to have a turn.</summary>
    public void Run()
    {
        for (var i = 0; _signals.TryDequeue(out var next); i++)
        {
            Deliver(next.Port, next.Signal);
            if (i == SignalsInARow)
            {
                Self.Tell(RunOn.Instance, ActorRefs.NoSender);
                return;
            }
        }
        if (_stages.Count == 0)
            _context!.Stop(Self);
    }

    /// <summary>The actor has stopped: nobody is left waiting for a stage.</summary>
    public void Abandon()
    {
        var abrupt = new AbruptTerminationException(Self);
        foreach (var stage in _stages)
            Guard(stage, () => stage.Abandon(abrupt));
        _stages.Clear();
    }

    private static void Deliver(Port port, Signal signal)
    {
        try
        {
            port.Deliver(signal);
        }
        catch (Exception e)
        {
            port.Stage.Fail(e);
        }
    }

    private static void Guard(Stage stage, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            stage.Fail(e);
        }
    }

    /// <summary>Something for a stage from outside.</summary>
    public sealed record Invocation(Stage Stage, Action Action) : IDeadLetterSuppression;

    /// <summary>Signals are left.</summary>
    public sealed record RunOn
    {
        public static readonly RunOn Instance = new();
    }
}
