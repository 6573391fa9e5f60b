using Akka.Actor;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>The real room, a relay, and probes in place of the sessions of Alice and Bob, who have not joined yet.</summary>
public abstract class RelayScenario : ServerSpecs
{
    private protected RelayScenario(ServerSettings? settings = null, string config = "")
        : base(config)
    {
        settings ??= TestSettings.Server;
        RoomActor = Sys.ActorOf(ChatRoom.Props(settings), "room");
        FirstRelay = Sys.ActorOf(Relay.Props(RoomActor, settings), "relay");
        AliceSession = new SessionProbe(this, FirstRelay, Alice);
        BobSession = new SessionProbe(this, FirstRelay, Bob);
    }

    protected IActorRef RoomActor { get; }

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
