using Akka.Actor;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>A relay of the real room, which shows newcomers two lines, and the sessions of Alice and Bob.</summary>
public abstract class RelayScenario : ServerSpecs
{
    protected RelayScenario()
    {
        Room = Sys.ActorOf(ChatRoom.Props(TestSettings.Server), "room");
        FirstRelay = Sys.ActorOf(Relay.Props(Room, TestSettings.Server with { Room = new(HistoryLines: 2) }), "relay");
        AliceSession = new SessionProbe(this, FirstRelay, 1, Alice);
        BobSession = new SessionProbe(this, FirstRelay, 2, Bob);
    }

    protected IActorRef Room { get; }

    protected IActorRef FirstRelay { get; }

    private protected SessionProbe AliceSession { get; }

    private protected SessionProbe BobSession { get; }

    protected void BothAreIn()
    {
        AliceSession.IsIn();
        BobSession.IsIn();
        AliceSession.ShouldSee("* bob joined\n");
    }
}
