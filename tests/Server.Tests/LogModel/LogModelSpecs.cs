using Akka.TestKit.Xunit2;
using AkkaChat.Server.Tests.Model;
using Xunit.Abstractions;

namespace AkkaChat.Server.Tests.LogModel;

/// <summary>
/// Room, relays and journal together, while writes fail, the room and the whole server are started again, and clients break and come back:
/// there is one order, nothing that somebody was shown is lost, and nothing is done twice.
/// </summary>
public sealed class LogModelSpecs(ITestOutputHelper log) : TestKit(
    """
    akka {
      loglevel = ERROR
      loggers = []
      test.single-expect-default = 20s
      test.default-timeout = 20s
      scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
      persistence {
        journal {
          plugin = "akka.persistence.journal.faulty"
          faulty {
            class = "AkkaChat.Server.Tests.LogModel.FaultyJournal, AkkaChat.Server.Tests"
            circuit-breaker.max-failures = 2147483647
          }
        }
        snapshot-store.plugin = "akka.persistence.no-snapshot-store"
      }
    }
    """)
{
    private const int Runs = 50, Steps = 120;

    [Fact]
    public void Should_keep_one_order_and_lose_and_double_nothing() => ModelCheck.Run(log, LogStep.Any, Runs, Steps, Live);

    [Fact]
    public void Should_do_so_while_messages_between_relays_and_room_are_lost_and_doubled() => ModelCheck.Run(log, LogStep.AnyWithLostMessages, Runs, Steps, Live);

    private void Live(LogStep[] steps)
    {
        using var world = new LogWorld(this);
        world.Live(steps);
    }
}
