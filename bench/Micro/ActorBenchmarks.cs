using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace AkkaChat.Bench.Micro;

/// <summary>What an actor costs from its creation to its end.</summary>
[MemoryDiagnoser]
public class ActorBenchmarks
{
    private const int Children = 10_000;

    private static readonly object Go = new();

    private readonly SemaphoreSlim _done = new(0);
    private ActorSystem _system = null!;
    private IActorRef _parent = null!;

    /// <summary>Starts the parent.</summary>
    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("bench");
        _parent = _system.ActorOf(Props.Create(() => new Parent(_done)));
    }

    /// <summary>Stops it.</summary>
    [GlobalCleanup]
    public async Task Stop()
    {
        await _system.Terminate();
        _done.Dispose();
    }

    /// <summary>A parent creates children, watches them, and stops them, until the last is gone.</summary>
    [Benchmark(OperationsPerInvoke = Children)]
    public void CreateAndStop()
    {
        _parent.Tell(Go);
        _done.Wait();
    }

    private sealed class Parent : ReceiveActor
    {
        private static readonly Props ChildProps = Props.Create(() => new Child());

        private int _living;

        public Parent(SemaphoreSlim done)
        {
            Receive<Terminated>(_ =>
            {
                if (--_living == 0)
                    done.Release();
            });
            ReceiveAny(_ =>
            {
                _living = Children;
                for (var i = 0; i < Children; i++)
                    Context.Stop(Context.Watch(Context.ActorOf(ChildProps)));
            });
        }
    }

    private sealed class Child : ReceiveActor;
}
