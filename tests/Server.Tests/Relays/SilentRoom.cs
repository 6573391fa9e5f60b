using Akka.Actor;
using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>A relay, and a probe in place of its room, which answers only what a test makes it answer.</summary>
internal sealed class SilentRoom
{
    public const string Epoch = "5f02a1c7";

    private readonly TestKitBase _kit;
    private readonly TestProbe _probe;
    private RoomReplies.Batch? _batch;
    private long _last;

    public SilentRoom(TestKitBase kit, ServerSettings? settings = null)
    {
        _kit = kit;
        _probe = kit.CreateTestProbe("silent-room");
        Relay = kit.Sys.ActorOf(Server.Relays.Relay.Props(_probe.Ref, settings ?? TestSettings.Server));
        _probe.ExpectMsg<RoomCommands.Subscribe>();
        LetRead(last: 0);
        Asked = _probe.ExpectMsg<RoomCommands.Read>();
        _probe.IgnoreMessages(message => Take(message as RoomCommands.Read));
    }

    public IActorRef Relay { get; }

    /// <summary>The time of what happens.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The relay's last question.</summary>
    public RoomCommands.Read Asked { get; private set; }

    public RoomCommands.Apply ExpectCommand() => _probe.ExpectMsg<RoomCommands.Apply>();

    /// <summary>Waits until the relay has dealt with all that it was told.</summary>
    public void Settle()
    {
        var settled = _kit.CreateTestProbe();
        settled.Send(Relay, new Identify(null));
        settled.ExpectMsg<ActorIdentity>();
    }

    public void ExpectNoCommand() => _probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

    public void Answer(RoomCommands.Apply command, RoomAnswer answer) =>
        _probe.Send(Relay, new RoomReplies.Batch([], [new RoomReplies.CommandAnswer(command.Number, _last, answer)]));

    public void LetIn(RoomCommands.Apply join, Nickname nickname) => Happen(join, new RoomEvent.Joined(nickname), new MemberId(_last + 1));

    /// <summary>Has somebody join, who has seen all that newcomers see.</summary>
    public SessionProbe Enter(Nickname nickname)
    {
        var session = new SessionProbe(_kit, Relay, nickname);
        session.Join();
        LetIn(ExpectCommand(), nickname);
        session.ShouldSee($"* {nickname} joined\n* /help lists the commands, /q leaves\n");
        return session;
    }

    public void Happen(RoomCommands.Apply command, RoomEvent what, MemberId by) => Tell(what, by, command.Relay, command.Number);

    /// <summary>Has something happen that no command of this relay brought about.</summary>
    public void HappenElsewhere(RoomEvent what, params MemberId[] together) => Tell(what, by: default, relay: 0, command: 0, together);

    /// <summary>Has things happen in one batch that no command of this relay brought about, but perhaps the joining of one.</summary>
    public void HappenTogether(IEnumerable<(Nickname Who, RoomEvent What)> events, RoomCommands.Apply? join = null)
    {
        _batch = new RoomReplies.Batch([.. events.Select(e => Logged(e.Who, e.What, join))], []);
        Repeat();
    }

    private LoggedEvent Logged(Nickname who, RoomEvent what, RoomCommands.Apply? join)
    {
        var e = new LoggedEvent(what, new MemberId(_last + 1), who, new Stamp(++_last, Now));
        return join is { Command: RoomCommands.Join { Nickname: var nickname } } && nickname == who ? e with { Relay = join.Relay, Command = join.Number } : e;
    }

    /// <summary>Has another actor be the room, found by way of this one.</summary>
    public TestProbe Move()
    {
        var elsewhere = _kit.CreateTestProbe("elsewhere");
        elsewhere.IgnoreMessages(message => message is RoomCommands.Read or RoomCommands.Subscribe);
        elsewhere.Send(Relay, new RoomReplies.Batch([], []));
        Settle();
        return elsewhere;
    }

    public void LetRead(long last) => _probe.Send(Relay, new RoomReplies.Subscribed(Epoch, last, Said: []));

    /// <summary>Has events happen that the relay is never told.</summary>
    public void Skip(int events) => _last += events;

    /// <summary>Tells the last batch again.</summary>
    public void Repeat() => _probe.Send(Relay, _batch!);

    private void Tell(RoomEvent what, MemberId by, int relay, long command, params MemberId[] together)
    {
        var e = new LoggedEvent(what, by, Names.Alice, new Stamp(++_last, Now)) { Relay = relay, Command = command, Together = together };
        _batch = new RoomReplies.Batch([e], []);
        Repeat();
    }

    private bool Take(RoomCommands.Read? read)
    {
        Asked = read ?? Asked;
        return read is not null;
    }
}
