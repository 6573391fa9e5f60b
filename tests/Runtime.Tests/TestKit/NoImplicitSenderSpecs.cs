using Akka.Actor;
using Akka.TestKit;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed class NoImplicitSenderSpecs : Akka.TestKit.Xunit2.TestKit, INoImplicitSender
{
    [Fact]
    public void Should_not_be_the_sender_of_what_the_test_sends()
    {
        var echo = ActorOf<Echo>();

        echo.Tell("from nobody");
        echo.Tell("from the test", TestActor);

        ExpectMsg("from the test");
    }
}
