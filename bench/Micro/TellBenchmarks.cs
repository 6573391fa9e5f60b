using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace AkkaChat.Bench.Micro;

/// <summary>What a message from one actor to another costs.</summary>
[MemoryDiagnoser]
public class TellBenchmarks
{
    private const int Messages = 100_000;

    private static readonly object Message = new();

    private readonly SemaphoreSlim _done = new(0);
    private ActorSystem _system = null!;
    private IActorRef _flood = null!;
    private IActorRef _player = null!;

    /// <summary>Starts the actors.</summary>
    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("bench");
        var counter = _system.ActorOf(Props.Create(() => new Counter(_done, Messages)));
        _flood = _system.ActorOf(Props.Create(() => new Flood(counter, Messages)));
        var partner = _system.ActorOf(Props.Create(() => new Echo()));
        _player = _system.ActorOf(Props.Create(() => new Player(partner, _done, Messages / 2)));
    }

    /// <summary>Stops them.</summary>
    [GlobalCleanup]
    public async Task Stop()
    {
        await _system.Terminate();
        _done.Dispose();
    }

    /// <summary>One actor tells another many things at once: throughput.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public void OneWay()
    {
        _flood.Tell(Message);
        _done.Wait();
    }

    /// <summary>Two actors answer each other, one message at a time: the way there, with the hand-over between threads.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public void BackAndForth()
    {
        _player.Tell(Message);
        _done.Wait();
    }

    private sealed class Flood : ReceiveActor
    {
        public Flood(IActorRef target, int messages) => ReceiveAny(message =>
        {
            for (var i = 0; i < messages; i++)
                target.Tell(message);
        });
    }

    private sealed class Counter : ReceiveActor
    {
        private int _count;

        public Counter(SemaphoreSlim done, int messages) => ReceiveAny(_ =>
        {
            if (++_count % messages == 0)
                done.Release();
        });
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class Player : ReceiveActor
    {
        private int _left;

        public Player(IActorRef partner, SemaphoreSlim done, int rounds) => ReceiveAny(message =>
        {
            if (_left == 0)
                _left = rounds + 1;
            if (--_left == 0)
                done.Release();
            else
                partner.Tell(message);
        });
    }
}
