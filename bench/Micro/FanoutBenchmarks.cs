using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace AkkaChat.Bench.Micro;

/// <summary>What it costs each of 1,000 members that the room tells all of them one batch.</summary>
[MemoryDiagnoser]
public class FanoutBenchmarks
{
    private const int Members = 1000;

    private static readonly object Batch = new();

    private readonly SemaphoreSlim _done = new(0);
    private ActorSystem _system = null!;
    private IActorRef _room = null!;
    private int _received;

    /// <summary>Starts room and members.</summary>
    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("bench");
        var members = Enumerable.Range(0, Members).Select(_ => _system.ActorOf(Props.Create(() => new Member(this)))).ToArray();
        _room = _system.ActorOf(Props.Create(() => new Room(members)));
    }

    /// <summary>Stops them.</summary>
    [GlobalCleanup]
    public async Task Stop()
    {
        await _system.Terminate();
        _done.Dispose();
    }

    /// <summary>One batch to everybody, until the last has it.</summary>
    [Benchmark(OperationsPerInvoke = Members)]
    public void OneBatch()
    {
        _room.Tell(Batch);
        _done.Wait();
    }

    private void Received()
    {
        if (Interlocked.Increment(ref _received) % Members == 0)
            _done.Release();
    }

    private sealed class Room : ReceiveActor
    {
        public Room(IActorRef[] members) => ReceiveAny(batch =>
        {
            foreach (var member in members)
                member.Tell(batch);
        });
    }

    private sealed class Member : ReceiveActor
    {
        public Member(FanoutBenchmarks bench) => ReceiveAny(_ => bench.Received());
    }
}
