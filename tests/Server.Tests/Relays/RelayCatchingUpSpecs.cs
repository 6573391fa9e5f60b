using AkkaChat.Protocol;
using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Settings;
using AkkaChat.Server.Tests.Journal;
using Microsoft.Data.Sqlite;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Relays;

/// <summary>A relay that is further behind than the room remembers, beside a real log.</summary>
public sealed class RelayCatchingUpSpecs() : LogSpecs(new LogSettings(LogStore.Sqlite, SqliteLogSpecs.NewFile()))
{
    [Fact]
    public void Should_read_from_the_log_what_the_room_does_not_remember()
    {
        var (room, alice) = Join();
        Write(Enumerable.Range(1, 121).Select(n => (long)n)); // events 1 to 1210
        room.Skip(1209);

        room.HappenElsewhere(new RoomEvent.Said(Bob, "at last"));
        foreach (var last in new[] { 1001, 1210 })
        {
            AwaitAssert(() => room.Asked.After.ShouldBe(last));
            room.Repeat();
        }

        alice.ShouldSee(string.Concat(Enumerable.Repeat("alice: hello\n", 1209)) + "bob: at last\n");
    }

    [Fact]
    public void Should_know_its_members_own_lines_in_the_log()
    {
        var (room, alice) = Join();
        alice.Say("mine");
        var command = room.ExpectCommand();
        var record = RecordOf(1); // events 1 to 10
        record.Events[1] = new Event { Who = "alice", By = 1, Command = command.Number, Said = "mine" };
        Write(record, 1);
        room.Skip(9);

        room.HappenElsewhere(new RoomEvent.Said(Bob, "at last"));
        AwaitAssert(() => room.Asked.After.ShouldBe(10));
        room.Repeat();

        alice.ShouldSee("alice: mine\n" + string.Concat(Enumerable.Repeat("alice: hello\n", 8)) + "bob: at last\n");
        room.Asked.Answered.ShouldBe(command.Number);
    }

    [Fact]
    public void Should_say_what_was_skipped_that_is_not_kept()
    {
        var (room, alice) = Join();
        Write(1, 2); // events 1 to 20
        Execute("DELETE FROM record WHERE sequence = 1");
        room.Skip(19);

        room.HappenElsewhere(new RoomEvent.Said(Bob, "at last"));
        AwaitAssert(() => room.Asked.After.ShouldBe(20));
        room.Repeat();

        alice.ShouldSee("* 9 lines were skipped: the server could not keep up\n" + string.Concat(Enumerable.Repeat("alice: hello\n", 10)) + "bob: at last\n");
    }

    [Fact]
    public void Should_go_on_where_the_log_cannot_be_read()
    {
        var (room, alice) = Join();
        AwaitAssert(() => room.Asked.After.ShouldBe(1));
        var asked = room.Asked;
        Execute("DROP TABLE record");
        room.Skip(9);

        room.HappenElsewhere(new RoomEvent.Said(Bob, "at last"));
        AwaitAssert(() => room.Asked.ShouldNotBeSameAs(asked));
        room.Repeat();

        alice.ShouldSee("* 9 lines were skipped: the server could not keep up\nbob: at last\n");
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        SqliteConnection.ClearAllPools();
    }

    private (SilentRoom Room, SessionProbe Alice) Join()
    {
        var room = new SilentRoom(this, TestSettings.Server with { Log = Location });
        return (room, room.Enter(Alice));
    }
}
