using Akka.IO;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Machines;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Settings;
using AkkaChat.Server.Tests.Sessions;
using static AkkaChat.Server.Tests.EncodedLinesExtensions;

namespace AkkaChat.Server.Tests.Machines;

public sealed class MachineSessionSpecs : SessionScenario
{
    [Fact]
    public void Should_say_which_line_is_refused()
    {
        StartProgram();
        Receive("@id=5 /dance\n");

        Tell(new RoomReplies.Refused(Room.ExpectMsg<RoomCommands.Refuse>(), "no"));

        ExpectReading();
        ExpectWrite("@private;id=5 ! no\n");
    }

    [Fact]
    public void Should_refuse_a_line_that_is_too_long_by_its_number()
    {
        StartProgram();
        Receive($"@id=5 {new string('x', 200)}\n");

        var refuse = Room.ExpectMsg<RoomCommands.Refuse>();
        ExpectReading();
        Tell(new RoomReplies.Refused(refuse, refuse.Reason));
        ExpectWrite("@private;id=5 ! that line is longer than 100 bytes and was dropped: send it in parts\n");
        Tell(RoomReplies.Confirmed.Of(1));
        ExpectWrite("@done=5 \n");
    }

    [Fact]
    public void Should_say_what_is_done_once_a_slow_program_keeps_up_again()
    {
        StartProgram();
        Tell(Encoded("on its way"));
        ExpectUnacknowledged("on its way\n");
        SayHello();
        Tell(Encoded(new string('x', 100)));
        Tell(RoomReplies.Confirmed.Of(1));

        Acknowledge();

        ExpectWrite("@private ! you fell behind: 1 line skipped\n");
        ExpectWrite("@at=3 \n@done=1 \n");
    }

    [Fact]
    public void Should_say_what_is_done_even_if_there_was_no_room_for_that_alone()
    {
        StartProgram();
        Tell(Encoded(new string('y', 95)));
        ExpectUnacknowledged(new string('y', 95) + "\n");
        SayHello();
        Tell(RoomReplies.Confirmed.Of(1));

        Acknowledge();

        ExpectWrite("@at=2 \n");
        ExpectWrite("@done=1 \n");
    }

    [Fact]
    public void Should_leave_the_closing_to_who_met_the_program()
    {
        StartProgram();

        Session.Tell(SessionCommands.Stop.Instance, Room);

        ExpectWrite("@bye * the server is stopping, goodbye\n");
        Guide.ExpectMsg<MachineCommands.Finish>().IsAsking.ShouldBeTrue();
    }

    [Fact]
    public void Should_say_goodbye_when_the_server_stops_while_the_program_leaves()
    {
        StartProgram();
        Receive("/q\n");
        Room.ExpectMsg<RoomCommands.Leave>();

        Session.Tell(SessionCommands.Stop.Instance, Room);

        ExpectWrite("@bye * the server is stopping, goodbye\n");
        Guide.ExpectMsg<MachineCommands.Finish>();
    }

    [Fact]
    public void Should_say_that_what_it_asked_for_has_come_meanwhile()
    {
        StartProgram();
        Session.Tell(SessionCommands.Stop.Instance, Room);
        ExpectUnacknowledged("@bye * the server is stopping, goodbye\n");
        Receive("too late\n");

        Acknowledge();

        Guide.ExpectMsg<MachineCommands.Finish>().IsAsking.ShouldBeFalse();
    }

    [Fact]
    public void Should_cut_off_a_program_that_fell_behind_where_the_settings_say_so()
    {
        StartProgram(Defaults with { SlowReaderPolicy = SlowReaderPolicy.Disconnect });
        Tell(Encoded("on its way"));
        ExpectUnacknowledged("on its way\n");

        Tell(Encoded(new string('x', 100)));

        Connection.ExpectMsg<Tcp.Abort>();
    }

    private void SayHello()
    {
        Receive("@id=1 hello\n");
        Room.ExpectMsg<RoomCommands.Say>();
        ExpectReading();
    }
}
