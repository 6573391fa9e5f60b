using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

public sealed class ResumableSessionSpecs : SessionScenario
{
    private static readonly Nickname Robot = Nick("robot");

    [Fact]
    public void Should_show_the_lines_as_they_were_wanted_before_the_server_was_started_again()
    {
        Start();
        Receive($"@resume={Token};at=7;n=1;room=5f02a1c7 robot\n");
        ExpectAtRoom<RoomCommands.Resume>();
        StampedEvent[] missed = [Missed(2, new RoomEvent.Said(Bob, "hi")), Missed(3, new RoomEvent.Left(Carol)), Missed(4, new RoomEvent.Said(Carol, "hi"))];
        Reply(new RoomAnswer.Resumed(new MemberId(1), Nick("robot"), Line: 0, new MissedEvents(missed, 0)) { Preferences = "lang=ko quiet ignore=bob word-of-a-later-version" });

        ExpectWrites("@resumed=7;done=0;gone=0 \n@n=4;time=1970-01-01T00:00:00.000Z carol: hi\n");
        OtherSays("not heard");
        OtherDoes(new RoomEvent.Joined(Carol));
        OtherDoes(new RoomEvent.Renamed(Bob, Alice));
        ExpectNextWrite().ShouldEndWith(" * bob is now called alice\n");
        Acknowledge();
        Receive("@id=1 /dance\n");
        ExpectNextWrite().ShouldStartWith("@private;id=1 ! /dance: 없는 명령입니다");
    }

    [Fact]
    public void Should_say_which_line_is_refused()
    {
        StartResumable();

        Receive("@id=5 /dance\n");

        ExpectNextWrite().ShouldStartWith("@private;id=5 ! there is no command /dance");
        Acknowledge();
        ExpectWrite("@done=5 \n");
        ExpectReading();
    }

    [Fact]
    public void Should_say_which_line_the_room_refuses()
    {
        StartResumable();
        Receive("@id=5 /nick bob\n");
        ExpectAtRoom<RoomCommands.Rename>();

        Reply(new RoomAnswer.Refused($"no"));

        ExpectWrite("@private;id=5 ! no\n");
        ExpectWrite("@done=5 \n");
    }

    [Fact]
    public void Should_refuse_a_line_that_is_too_long_by_its_number()
    {
        StartResumable();

        Receive($"@id=5 {new string('x', 200)}\n");

        ExpectWrite("@private;id=5 ! that line is longer than 100 bytes and was dropped: send it in parts\n");
        ExpectWrite("@done=5 \n");
    }

    [Fact]
    public void Should_be_done_with_a_blank_line_once_those_before_it_are_done()
    {
        StartResumable();
        Receive("@id=1 hello\n@id=2  \n");
        ExpectAtRoom<RoomCommands.Say>();
        ExpectNothingWritten();

        Happen(new RoomEvent.Said(Robot, "hello"));

        ExpectNextWrite().ShouldEndWith(" robot: hello\n");
        Acknowledge();
        ExpectWrite("@done=2 \n");
    }

    [Fact]
    public void Should_ask_the_room_once_for_a_line_that_comes_twice()
    {
        StartResumable(Defaults with { LinesInFlight = 10 });

        Receive("@id=1 hello\n@id=1 hello\n@id=2 again\n");

        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("hello");
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("again");
    }

    [Fact]
    public void Should_answer_a_ping_as_it_is_read()
    {
        StartResumable();

        Receive("@ping=7 \n");

        ExpectWrite("@pong=7 \n");
        ExpectReading();
    }

    [Fact]
    public void Should_say_what_is_done_once_a_slow_reader_keeps_up_again()
    {
        StartResumable(Defaults with { MaxPendingBytes = 300 });
        OtherSays("on its way");
        ExpectNextWrite().ShouldEndWith(" bob: on its way\n");
        SayHello();
        OtherSays(new string('x', 300));
        Happen(new RoomEvent.Said(Robot, "hello"));
        PassTime(TimeSpan.Zero);

        Acknowledge();

        ExpectNextWrite().ShouldStartWith("@private ! you fell behind: ");
        Acknowledge();
        ExpectWrites("@at=4 \n@done=1 \n");
    }

    [Fact]
    public void Should_say_bye_when_the_server_stops_and_close()
    {
        StartResumable();

        Stop();

        ExpectWrite("@bye * the server is stopping, goodbye\n");
        Connection.ExpectMsg<Tcp.ConfirmedClose>();
    }

    [Fact]
    public void Should_say_bye_with_the_other_nodes_where_the_client_can_go_on()
    {
        StartResumable();

        Stop(
            new ClientAddresses(NodeAddress.Parse("10.0.0.2:9999"), NodeAddress.Parse("10.0.0.2:9443")),
            new ClientAddresses(null, NodeAddress.Parse("10.0.0.3:9443")),
            new ClientAddresses(NodeAddress.Parse("[fd00::4]:9999"), null));

        ExpectWrite("@bye;nodes=10.0.0.2:9999,[fd00::4]:9999 * the server is stopping, goodbye\n");
    }

    [Fact]
    public void Should_say_goodbye_when_the_server_stops_while_the_client_leaves()
    {
        StartResumable();
        Receive("/q\n");
        ExpectAtRoom<RoomCommands.Leave>();

        Stop();

        ExpectWrite("@bye * the server is stopping, goodbye\n");
        Connection.ExpectMsg<Tcp.ConfirmedClose>();
    }

    [Fact]
    public void Should_say_that_its_last_lines_are_done_before_bye()
    {
        StartResumable();
        Receive("@id=1 hello\n@id=2 /q\n");
        ExpectAtRoom<RoomCommands.Say>();
        ExpectAtRoom<RoomCommands.Leave>();

        Happen(new RoomEvent.Said(Robot, "hello"));
        Happen(new RoomEvent.Left(Robot));

        ExpectNextWrite().ShouldEndWith(" robot: hello\n");
        Acknowledge();
        var rest = "";
        while (!rest.EndsWith("@bye * goodbye robot\n", StringComparison.Ordinal))
        {
            rest += ExpectNextWrite();
            Acknowledge();
        }
        rest.ShouldContain("@done=2 \n");
    }

    [Fact]
    public void Should_cut_off_a_slow_reader_where_the_settings_say_so()
    {
        StartResumable(Defaults with { SlowReaderPolicy = SlowReaderPolicy.Disconnect, MaxPendingBytes = 300 });
        OtherSays("on its way");
        ExpectNextWrite();

        OtherSays(new string('x', 300));

        Connection.ExpectMsg<Tcp.Abort>();
    }

    [Fact]
    public void Should_stay_in_the_room_for_the_grace_period_when_the_connection_breaks()
    {
        StartResumable();
        Connection.Send(Session, new Tcp.ErrorClosed("reset"));
        Watch(Session);
        ExpectTerminated(Session);
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

        PassTime(Defaults.GracePeriod);

        ExpectAtRoom<RoomCommands.Leave>().Reason.ShouldBe("the connection broke: reset, and it did not come back within 30 s");
    }

    [Fact]
    public void Should_close_the_connection_when_the_input_ends_since_something_broke()
    {
        StartResumable();

        EndInput();

        Connection.ExpectMsg<Tcp.Close>();
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    private void SayHello()
    {
        Receive("@id=1 hello\n");
        ExpectAtRoom<RoomCommands.Say>();
    }

    private static StampedEvent Missed(long number, RoomEvent e) => new(e, new Stamp(number, DateTimeOffset.UnixEpoch));
}
