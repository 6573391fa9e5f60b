using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using AkkaChat.Protocol;
using AkkaChat.Server.History;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>The room on a real database: stopped, and started again.</summary>
public abstract partial class RecordedRoomSpecs : TestKit
{
    private static readonly SecretHash Client = SecretHash.OfToken("0123456789abcdef0123456789abcdef");

    private readonly ServerSettings _settings;
    private IActorRef _room;
    private RelayProbe _relay;
    private int _relays;

    private protected RecordedRoomSpecs(LogSettings log)
        : base(ConfigurationFactory.ParseString("akka.test.single-expect-default = 20s").WithFallback(LogConfig.For(log)))
    {
        _settings = TestSettings.Server with { Log = log, Room = new RoomSettings(HistoryLines: 3) };
        LogDatabase.Of(log)!.Lock()?.Dispose();
        (_room, _relay) = Start();
    }

    [Fact]
    public void Should_go_on_with_the_numbers_the_epoch_and_the_history()
    {
        var alice = Join(Alice);
        _relay.Ask(alice, new RoomCommands.Say("hello"));
        Happened().ShouldBe((2, new RoomEvent.Said(Alice, "hello")));
        _relay.Ask(alice, new RoomCommands.Paste("one\ntwo"));
        Happened().ShouldBe((3, new RoomEvent.Pasted(Alice, "one\ntwo")));
        var epoch = _relay.Subscribed.Epoch;

        Restart();

        _relay.Subscribed.Epoch.ShouldBe(epoch);
        _relay.Subscribed.Said.Select(said => said.Event).ShouldBe([new RoomEvent.Said(Alice, "hello"), new RoomEvent.Pasted(Alice, "one\ntwo")]);
        new HistoryReader(new LogReader(_settings.Log)).Find(3, [])!.Value.Event.ShouldBe(new RoomEvent.Pasted(Alice, "one\ntwo"));
        Happened().ShouldBe((4, new RoomEvent.Left(Alice)));
    }

    [Fact]
    public void Should_record_and_tell_one_relay_what_another_does_not_ask_for()
    {
        var slow = new RelayProbe(this, _room, ++_relays);
        slow.Read();
        var alice = Join(Alice);
        slow.Probe.ExpectMsg<RoomReplies.Batch>();

        _relay.Ask(alice, new RoomCommands.Say("hello"));

        Happened().ShouldBe((2, new RoomEvent.Said(Alice, "hello")));
        slow.Probe.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Should_keep_what_was_said_when_many_join()
    {
        var alice = Join(Alice);
        _relay.Ask(alice, new RoomCommands.Say("hello"));
        Happened();
        for (var n = 2; n < 2002; n++)
            _relay.Ask(default, new RoomCommands.Join(Nick($"m{n}"), "a test"));
        for (var n = 2; n < 2002; n++)
            Happened();

        Restart();

        _relay.Subscribed.Said.Single().Event.ShouldBe(new RoomEvent.Said(Alice, "hello"));
    }

    [Fact]
    public void Should_go_on_for_a_relay_that_was_there_before()
    {
        var alice = Join(Alice);
        var said = _relay.Command(alice, new RoomCommands.Say("one"));
        _relay.Probe.Send(_room, said);
        Happened();
        StopRoom();
        _relay.Room = _room = Sys.ActorOf(ChatRoom.Props(_settings));

        _relay.Probe.Send(_room, said); // before the relay is known
        _relay.Read();
        _relay.Probe.Send(_room, said); // applied already
        _relay.Ask(alice, new RoomCommands.Say("two"));

        var happened = _relay.Probe.ExpectMsg<RoomReplies.Batch>(TimeSpan.FromSeconds(20)).Events.Single();
        (happened.Stamp.Number, happened.Event).ShouldBe((3, new RoomEvent.Said(Alice, "two")));
    }

    [Fact]
    public void Should_record_as_one_what_was_said_while_no_relay_was_reading()
    {
        var alice = Join(Alice);
        var before = CountRecords();

        foreach (var text in new[] { "one", "two", "three" })
            _relay.Ask(alice, new RoomCommands.Say(text));
        foreach (var text in new[] { "one", "two", "three" })
            Happened().Event.ShouldBe(new RoomEvent.Said(Alice, text));

        CountRecords().ShouldBe(before + 1);
    }

    [Fact]
    public void Should_not_record_whispers_where_the_setting_says_so()
    {
        StopRoom();
        (_room, _relay) = Start(_settings with { Room = _settings.Room with { RecordWhispers = false } });
        var alice = Join(Alice, Client);
        var bob = Join(Bob, SecretHash.OfToken("another"));
        _relay.Ask(bob, new RoomCommands.Whisper(Alice, "psst"));
        Happened().Event.ShouldBe(new RoomEvent.Whispered(Bob, Alice, "psst"));

        Restart();

        Resume(after: 2).Missed.Events.ShouldBeEmpty();
        _relay.Ask(alice, new RoomCommands.Say("hello"));
        Happened().Number.ShouldBe(5);
    }

    [Fact]
    public void Should_go_on_from_a_snapshot()
    {
        var alice = Join(Alice, Client);
        for (var n = 1; n <= 1200; n++)
        {
            _relay.Ask(alice, new RoomCommands.Say($"line {n}"), line: n);
            Happened();
        }

        Restart();
        var back = Resume(after: 1000);

        back.Line.ShouldBe(1200);
        back.Missed.Events.Select(e => e.Stamp.Number).ShouldBe(Enumerable.Range(1001, 201).Select(n => (long)n));
        _relay.Subscribed.Said.Select(e => ((RoomEvent.Said)e.Event).Text).ShouldBe(["line 1198", "line 1199", "line 1200"]);
    }

    [Fact]
    public void Should_tell_nobody_what_cannot_be_recorded()
    {
        var alice = Join(Alice);
        LogWriter.Of(Sys).Use(connection => connection.Execute("DROP TABLE record"));
        Watch(_room);

        _relay.Ask(alice, new RoomCommands.Say("hello"));
        _relay.Read();

        ExpectTerminated(_room);
        _relay.Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    private long CountRecords() => LogWriter.Of(Sys).Use(connection => connection.Number("SELECT COUNT(*) FROM record"));

    private (IActorRef Room, RelayProbe Relay) Start(ServerSettings? settings = null)
    {
        var room = Sys.ActorOf(ChatRoom.Props(settings ?? _settings));
        return (room, new RelayProbe(this, room, ++_relays));
    }

    private void StopRoom()
    {
        Watch(_room);
        Sys.Stop(_room);
        ExpectTerminated(_room);
    }

    private void Restart()
    {
        StopRoom();
        (_room, _relay) = Start();
    }

    private MemberId Join(Nickname nickname, SecretHash? client = null)
    {
        _relay.Ask(default, new RoomCommands.Join(nickname, "a test") { Client = client });
        var joined = _relay.Event();
        joined.Event.ShouldBe(new RoomEvent.Joined(nickname));
        return joined.By;
    }

    private RoomAnswer.Resumed Resume(long after)
    {
        _relay.Ask(default, new RoomCommands.Resume(Client, after, _relay.Subscribed.Epoch));
        while (_relay.Event().Event is not null)
        {
            // Others leave; then the client moves.
        }
        return _relay.Answer<RoomAnswer.Resumed>();
    }

    private (long Number, RoomEvent? Event) Happened()
    {
        var happened = _relay.Event();
        return (happened.Stamp.Number, happened.Event);
    }
}
