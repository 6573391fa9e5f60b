using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace AkkaChat.Bench.Micro;

/// <summary>What a question to an actor costs, with its answer.</summary>
[MemoryDiagnoser]
public class AskBenchmarks
{
    private static readonly object Question = new();

    private ActorSystem _system = null!;
    private IActorRef _echo = null!;

    /// <summary>Starts the actor that answers.</summary>
    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("bench");
        _echo = _system.ActorOf(Props.Create(() => new Echo()));
    }

    /// <summary>Stops it.</summary>
    [GlobalCleanup]
    public Task Stop() => _system.Terminate();

    /// <summary>One question, and its answer awaited.</summary>
    [Benchmark]
    public Task<object> Ask() => _echo.Ask<object>(Question);

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(question => Sender.Tell(question));
    }
}
