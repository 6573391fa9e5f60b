using Akka.Actor;
using Akka.IO;
using Akka.TestKit;

namespace AkkaChat.Runtime.Tests.IO;

public sealed class RegisterSpecs() : TcpSpecs("""
    akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
    akka.io.tcp.register-timeout = 10s
    """)
{
    [Fact]
    public void Should_close_a_connection_that_nobody_registers_with()
    {
        var (connection, peer) = Accept();
        Watch(connection);

        Wait(seconds: 11);

        ExpectTerminated(connection);
        Should.Throw<Exception>(() => ReadExactly(peer, 1)); // the end or a reset
    }

    [Fact]
    public void Should_not_close_one_that_somebody_registered_with()
    {
        var (connection, peer) = Open();
        HandlerWrites(connection, Write("here"));
        ReadText(peer, 4).ShouldBe("here");

        Wait(seconds: 11);

        HandlerWrites(connection, Write("still here"));
        ReadText(peer, 10).ShouldBe("still here");
    }

    [Fact]
    public void Should_keep_what_comes_before()
    {
        var (connection, peer) = Accept();
        Send(peer, "early");
        connection.Tell(new Tcp.Register(Handler.Ref));
        Collect(5).ShouldBe("early"u8.ToArray());
    }

    private void Wait(int seconds) => ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(seconds));
}
