using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The one kind of system there is: all actors in this process.</summary>
internal sealed class ActorSystemImpl : ExtendedActorSystem
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TopLevel _root;
    private readonly LocalActorRef _user;
    private readonly LocalActorRef _system;
    private List<Action>? _onTermination = [];
    private long _lastTemporaryName;

    internal ActorSystemImpl(string name, Config config)
    {
        if (!ActorPath.IsValidPathElement(name))
            throw new ArgumentException($"'{name}' cannot be a system's name: use ASCII letters, digits, - and _.", nameof(name));
        Name = name;
        Settings = new Settings(config.WithFallback(ConfigurationFactory.Default()));
        EventStream = new EventStream(debug: false);
        EventStream.SetLogLevel(Logging.LogLevelFor(Settings.LogLevel));
        Log = Logging.GetLogger(this, this);
        Dispatchers = new Dispatchers(Settings.Config);
        Scheduler = SchedulerFactory.Create(Settings.Config, Log);
        var rootPath = new RootActorPath(new Address("akka", name));
        DeadLetters = new DeadLetterRef(rootPath / "deadLetters", EventStream);
        _root = new TopLevel(rootPath, this);
        _system = Guardian("system");
        _user = Guardian("user");
        TemporaryPath = rootPath / "temp";
    }

    public override string Name { get; }

    public override Settings Settings { get; }

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters { get; }

    public override IScheduler Scheduler { get; }

    public override Dispatchers Dispatchers { get; }

    public override ILoggingAdapter Log { get; }

    public override Task WhenTerminated => _terminated.Task;

    internal IInternalActorRef Root => _root;

    private ActorPath TemporaryPath { get; }

    public override IActorRef ActorOf(Props props, string? name = null) => _user.Cell.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) => _system.Cell.ActorOf(props, name);

    public override void Stop(IActorRef actor)
    {
        var parent = (actor as IInternalActorRef)?.Parent as LocalActorRef;
        if (parent is not null) parent.Cell.Stop(actor);
    }

    public override Task Terminate()
    {
        if (!WhenTerminated.IsCompleted && Settings.Config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate", true))
            _ = CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        else
            StopGuardians();
        return WhenTerminated;
    }

    public override void RegisterOnTermination(Action code)
    {
        lock (_extensions)
        {
            if (_onTermination is { } actions)
            {
                actions.Add(code);
                return;
            }
        }

        code();
    }

    public override object RegisterExtension(IExtensionId extension) =>
        _extensions.GetOrAdd(extension.ExtensionType, _ => new Lazy<object>(() => extension.CreateExtension(this))).Value;

    internal void Start()
    {
        _system.Cell.Start();
        _user.Cell.Start();
        LoggerStarter.StartAll(this);
        CoordinatedShutdown.RegisterHooks(this);
    }

    internal ActorPath NewTemporaryPath() => TemporaryPath.NewChild("$" + Interlocked.Increment(ref _lastTemporaryName));

    /// <summary>First all of <c>/user</c>, then all of <c>/system</c>.</summary>
    internal void StopGuardians() => _user.SendSystemMessage(new Dispatch.SysMsg.Terminate());

    internal void GuardianStopped(IActorRef guardian)
    {
        if (guardian.Equals(_user)) _system.SendSystemMessage(new Dispatch.SysMsg.Terminate());
        else FinishTermination();
    }

    private void FinishTermination()
    {
        (Scheduler as IDisposable)?.Dispose();
        Dispatchers.Stop();
        List<Action> actions;
        lock (_extensions) (actions, _onTermination) = (_onTermination ?? [], null);
        var failures = new List<Exception>();
        foreach (var action in actions)
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                failures.Add(e);
            }
        }

        if (failures.Count == 0) _terminated.TrySetResult();
        else _terminated.TrySetException(failures);
    }

    private LocalActorRef Guardian(string name) => new(this, Props.Create(() => new Guardian()), _root, _root.Path.NewChild(name));
}
