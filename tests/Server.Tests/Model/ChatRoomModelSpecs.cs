using Akka.TestKit.Xunit2;
using Xunit.Abstractions;

namespace AkkaChat.Server.Tests.Model;

/// <summary>
/// Whatever people do, and whatever fails meanwhile, in the room, in a session, in a connection: everybody hears, line for line, what a
/// small model says that it hears, or how many lines it missed, and only who did not read misses any.
/// </summary>
public sealed class ChatRoomModelSpecs(ITestOutputHelper log) : TestKit(
    """
    akka.loglevel = OFF
    akka.test.single-expect-default = 20s
    akka.test.default-timeout = 20s
    akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
    """)
{
    private const int Runs = 150, Steps = 150;

    [Fact]
    public void Should_tell_everybody_what_the_model_tells() => ModelCheck.Run(log, Step.Any, Runs, Steps, Live);

    private void Live(Step[] steps)
    {
        using var world = new World(this);
        world.Live(steps);
    }
}
