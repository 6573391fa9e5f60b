using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

public class SessionClosingSpecs : SessionScenario
{
    [Fact]
    public void Should_close_after_the_last_line_has_arrived()
    {
        Leave();
        ExpectUnacknowledged("* goodbye alice\n");
        ExpectNothingMore();

        Acknowledge();

        Connection.ExpectMsg<Tcp.ConfirmedClose>();
    }

    [Fact]
    public void Should_end_when_the_client_has_closed_too()
    {
        Leave();
        Watch(Session);
        ExpectWrite("* goodbye alice\n");
        Connection.ExpectMsg<Tcp.ConfirmedClose>();

        Connection.Send(Session, Tcp.ConfirmedClosed.Instance);

        ExpectTerminated(Session);
    }

    [Fact]
    public void Should_throw_away_what_a_client_sends_after_goodbye()
    {
        Leave();
        ExpectWrite("* goodbye alice\n");
        Connection.ExpectMsg<Tcp.ConfirmedClose>();
        ExpectReading();

        Receive("more\n");

        ExpectReading();
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Should_ask_again_when_what_it_asked_for_has_come_meanwhile()
    {
        StartChatting();
        Stop();
        ExpectUnacknowledged("* the server is stopping, goodbye\n");
        Receive("too late\n");
        PassTime(TimeSpan.Zero);

        Acknowledge();

        Connection.ExpectMsg<Tcp.ConfirmedClose>();
        ExpectReading();
    }

    [Fact]
    public void Should_cut_off_a_client_that_does_not_close()
    {
        Leave();
        Watch(Session);
        ExpectWrite("* goodbye alice\n");
        Connection.ExpectMsg<Tcp.ConfirmedClose>();
        ExpectReading();

        PassTime(Defaults.Linger);

        Connection.ExpectMsg<Tcp.Abort>();
        ExpectTerminated(Session);
    }

    [Fact]
    public void Should_cut_off_a_client_that_does_not_take_its_last_lines()
    {
        Leave();
        Watch(Session);
        ExpectUnacknowledged("* goodbye alice\n");

        PassTime(Defaults.ClosingTimeout);

        Connection.ExpectMsg<Tcp.Abort>();
        ExpectTerminated(Session);
    }

    [Fact]
    public void Should_close_at_once_when_the_client_has_ended_its_input()
    {
        StartChatting();
        EndInput();
        ExpectAtRoom<RoomCommands.Leave>();

        Happen(new RoomEvent.Left(Alice));

        ExpectWrite("* goodbye alice\n");
        Connection.ExpectMsg<Tcp.Close>();
    }

    [Fact]
    public void Should_send_what_waits_before_goodbye_when_the_server_stops()
    {
        StartChatting();
        OtherSays("on its way");
        ExpectUnacknowledged("bob: on its way\n");
        OtherSays("waits");
        PassTime(TimeSpan.Zero);

        Stop();
        PassTime(TimeSpan.Zero);
        Acknowledge();

        ExpectWrite("bob: waits\n* the server is stopping, goodbye\n");
        Connection.ExpectMsg<Tcp.ConfirmedClose>();
    }

    [Fact]
    public void Should_end_when_a_write_fails()
    {
        StartChatting();
        Watch(Session);
        OtherSays("on its way");

        FailWrite();

        ExpectTerminated(Session);
    }

    [Fact]
    public void Should_say_goodbye_when_the_server_stops_before_there_is_a_nickname()
    {
        Start();

        Stop();

        ExpectWrite("* the server is stopping, goodbye\n");
    }

    [Fact]
    public void Should_tell_a_slow_reader_what_it_missed_before_goodbye()
    {
        var asLongAsTheBound = new string('x', Defaults.MaxPendingBytes - "bob: \n".Length);
        StartChatting();
        OtherSays(asLongAsTheBound);
        ExpectUnacknowledged($"bob: {asLongAsTheBound}\n");
        OtherSays("one");
        OtherSays("two");
        PassTime(TimeSpan.Zero);

        Stop();
        PassTime(TimeSpan.Zero);
        Acknowledge();

        ExpectWrite("! you fell behind: 2 lines skipped\n* the server is stopping, goodbye\n");
    }

    private void Leave()
    {
        StartChatting();
        Receive("/q\n");
        ExpectAtRoom<RoomCommands.Leave>();
        Happen(new RoomEvent.Left(Alice));
    }
}
