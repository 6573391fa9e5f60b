using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using AkkaChat.Protocol;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using Microsoft.Data.Sqlite;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>The room on a real file: stopped, and started again.</summary>
public sealed class RecordedRoomSpecs : TestKit
{
    private static readonly ClientKey Client = ClientKey.Of("0123456789abcdef0123456789abcdef");
    private static readonly string Directory = System.IO.Directory.CreateTempSubdirectory("akkachat").FullName;
    private static int _files;

    private readonly ServerSettings _settings;
    private readonly LogHealth _health = new();
    private TestProbe _relay;
    private IActorRef _room;
    private RoomReplies.Subscribed _subscribed = null!;

    public RecordedRoomSpecs()
        : this(new LogSettings(LogStore.Sqlite, Path.Combine(Directory, $"{Interlocked.Increment(ref _files)}.db")))
    {
    }

    private RecordedRoomSpecs(LogSettings log)
        : base(ConfigurationFactory.ParseString("akka.test.single-expect-default = 20s").WithFallback(LogConfig.For(log)))
    {
        _settings = TestSettings.Server with { Log = log, Room = new RoomSettings(HistoryLines: 3) };
        LogFile.Open(log.Location).Dispose();
        _relay = null!;
        _room = Start();
    }

    [Fact]
    public void Should_go_on_with_the_numbers_the_epoch_and_the_history()
    {
        Join(1, Alice);
        Ask(1, new RoomCommands.Say("hello"));
        Happened().ShouldBe((2, new RoomEvent.Said(Alice, "hello")));
        var epoch = _subscribed.Epoch;

        Restart();

        _subscribed.Epoch.ShouldBe(epoch);
        _subscribed.Said.Single().Event.ShouldBe(new RoomEvent.Said(Alice, "hello"));
        Happened().ShouldBe((3, new RoomEvent.Left(Alice)));
    }

    [Fact]
    public void Should_keep_what_was_said_when_many_join()
    {
        Join(1, Alice);
        Ask(1, new RoomCommands.Say("hello"));
        Happened();
        for (var n = 2; n < 2002; n++)
            Ask(n, new RoomCommands.Join(Nick($"m{n}"), "a test"));
        _relay.ReceiveN(2000);

        Restart();

        _subscribed.Said.Single().Event.ShouldBe(new RoomEvent.Said(Alice, "hello"));
    }

    [Fact]
    public void Should_let_a_client_come_back_with_what_it_missed()
    {
        Join(1, Alice, Client);
        Join(2, Bob);
        Ask(1, new RoomCommands.Say("one"), line: 1);
        Ask(2, new RoomCommands.Say("two"));
        Happened();
        Happened();

        Restart();
        Happened().Event.ShouldBe(new RoomEvent.Left(Bob)); // who cannot come back is gone
        Ask(5, new RoomCommands.Return(Client, After: 3, _subscribed.Epoch));

        var back = _relay.ExpectMsg<RoomReplies.Returned>();
        (back.Nickname, back.Line, back.Missed.Lost).ShouldBe((Alice, 1, 0));
        back.Missed.Events.Select(e => e.Event).ShouldBe([new RoomEvent.Said(Bob, "two"), new RoomEvent.Left(Bob)]);
        Ask(5, new RoomCommands.Say("three"), line: 2);
        Happened().ShouldBe((6, new RoomEvent.Said(Alice, "three"))); // nobody was told that she is back, so nobody misses a number

        Restart();
        Ask(6, new RoomCommands.Return(Client, After: 5, _subscribed.Epoch));

        back = _relay.ExpectMsg<RoomReplies.Returned>();
        (back.Nickname, back.Line, back.Missed.Events.Single().Stamp.Number).ShouldBe((Alice, 2, 6));
    }

    [Fact]
    public void Should_know_the_last_line_of_a_client_that_has_left()
    {
        Join(1, Alice, Client);
        Ask(1, new RoomCommands.Say("one"), line: 7);
        Happened();
        Ask(1, new RoomCommands.Leave("its grace period is over"));
        Happened();

        Restart();
        Ask(5, new RoomCommands.Return(Client, After: 1, _subscribed.Epoch));

        var answer = _relay.ExpectMsg<RoomReplies.NotHere>();
        answer.Line.ShouldBe(7);
        answer.Missed.Events.Count.ShouldBe(2);
    }

    [Fact]
    public void Should_not_know_a_client_of_another_log()
    {
        Ask(5, new RoomCommands.Return(Client, After: 1, "another"));

        _relay.ExpectMsg<RoomReplies.NotHere>().ShouldBe(new RoomReplies.NotHere(new MemberId(1, 5), null, MissedEvents.None));
    }

    [Fact]
    public void Should_go_on_from_a_snapshot()
    {
        Join(1, Alice, Client);
        for (var n = 1; n <= 1200; n++)
        {
            Ask(1, new RoomCommands.Say($"line {n}"), line: n);
            Happened();
        }

        Restart();
        Ask(5, new RoomCommands.Return(Client, After: 1000, _subscribed.Epoch));

        var back = _relay.ExpectMsg<RoomReplies.Returned>();
        back.Line.ShouldBe(1200);
        back.Missed.Events.Select(e => e.Stamp.Number).ShouldBe(Enumerable.Range(1001, 201).Select(n => (long)n));
        _subscribed.Said.Select(e => ((RoomEvent.Said)e.Event).Text).ShouldBe(["line 1198", "line 1199", "line 1200"]);
    }

    [Fact]
    public async Task Should_tell_nobody_what_cannot_be_recorded()
    {
        Join(1, Alice);
        await using (var connection = new SqliteConnection($"Data Source={_settings.Log.Location}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE journal";
            await command.ExecuteNonQueryAsync();
        }

        Ask(1, new RoomCommands.Say("hello"));

        (await _health.Stopped.WaitAsync(TimeSpan.FromSeconds(20))).Message.ShouldContain("journal");
        _relay.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        SqliteConnection.ClearAllPools();
    }

    private IActorRef Start()
    {
        _relay = CreateTestProbe();
        _room = Sys.ActorOf(ChatRoom.Props(_settings, _health));
        _relay.Send(_room, RoomCommands.Subscribe.Instance);
        _subscribed = _relay.ExpectMsg<RoomReplies.Subscribed>();
        return _room;
    }

    private void Restart()
    {
        Watch(_room);
        Sys.Stop(_room);
        ExpectTerminated(_room);
        Start();
    }

    private void Join(long member, Nickname nickname, ClientKey? client = null)
    {
        Ask(member, new RoomCommands.Join(nickname, "a test") { Client = client });
        Happened().Event.ShouldBe(new RoomEvent.Joined(nickname));
    }

    private void Ask(long member, RoomCommand command, long line = 0) => _relay.Send(_room, new RoomCommands.Apply(new MemberId(1, member), command) { Line = line });

    private (long Number, RoomEvent Event) Happened()
    {
        var happened = _relay.ExpectMsg<RoomReplies.Happened>();
        return (happened.Stamp.Number, happened.Event);
    }
}
