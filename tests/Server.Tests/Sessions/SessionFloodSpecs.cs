using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

public class SessionFloodSpecs : SessionScenario
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    // The nickname takes the third token of the burst.
    private static readonly SessionSettings Strict = Defaults with
    {
        LinesInFlight = 1000,
        MaxPendingBytes = 10_000,
        Flood = new FloodSettings(new Rate(PerSecond: 1, Burst: 3), WarnAfter: 2 * Turn, CloseAfter: 4 * Turn),
    };

    [Fact]
    public void Should_hold_back_lines_over_the_burst_and_read_nothing_meanwhile()
    {
        StartChatting(Strict);

        Receive("1\n2\n3\n4\n");

        ExpectSaid("1", "2");
        ExpectSilence();
        PassTime(Turn);
        ExpectSaid("3");
        ExpectSilence();
        PassTime(Turn);
        ExpectSaid("4");
        ExpectWarning();
    }

    [Fact]
    public void Should_not_hold_back_who_keeps_to_the_rate()
    {
        StartChatting(Strict);

        for (var n = 0; n < 10; n++)
        {
            PassTime(Turn);
            Receive($"{n}\n");
            ExpectSaid($"{n}");
            Happen(new RoomEvent.Said(Alice, $"{n}"));
            ExpectWrite($"alice: {n}\n");
            ExpectReading();
        }
    }

    [Fact]
    public void Should_warn_and_then_close_who_never_stops()
    {
        StartChatting(Strict);
        Receive(string.Concat(Enumerable.Range(1, 100).Select(n => $"{n}\n")));
        ExpectSaid("1", "2");
        Reply(RoomAnswer.Nothing.Instance);
        Reply(RoomAnswer.Nothing.Instance);

        foreach (var line in (string[])["3", "4", "5"])
        {
            PassTime(Turn);
            ExpectSaid(line);
            Reply(RoomAnswer.Nothing.Instance);
        }
        PassTime(Turn);

        ExpectWrites(
            "! you send more than 1 lines a second: they wait, and if you go on the connection closes\n" +
            "! you sent more than 1 lines a second for too long: connect again and send more slowly (5 lines were taken and 0 refused, the rest was dropped)\n");
        ExpectClose<Akka.IO.Tcp.ConfirmedClose>();
    }

    [Fact]
    public void Should_take_every_line_before_it_heeds_the_end_of_input()
    {
        StartChatting(Strict);

        Receive("1\n2\n3");
        EndInput();

        ExpectSaid("1", "2");
        PassTime(Turn);
        ExpectSaid("3");
        ExpectAtRoom<RoomCommands.Leave>();
    }

    [Fact]
    public void Should_say_all_lines_of_who_has_ended_its_input_however_long_they_wait()
    {
        const int Lines = 20;
        StartChatting(Strict);

        Receive(string.Concat(Enumerable.Range(1, Lines).Select(n => $"{n}\n")));
        EndInput();

        ExpectSaid("1", "2");
        for (var n = 3; n <= Lines; n++)
        {
            PassTime(Turn);
            ExpectSaid($"{n}");
        }
        ExpectAtRoom<RoomCommands.Leave>();
        ExpectWrite("* your lines wait: all of them are said, 1 a second\n");
    }

    // The nickname took a token, two are left: three times what counts as a line is too much.
    [Theory]
    [InlineData(65_537, 3)]
    [InlineData(1, 3 * 65)]
    public void Should_hold_back_a_stream_without_line_endings_in_large_and_small_pieces(int size, int pieces)
    {
        StartChatting(Strict);
        for (var n = 1; n < pieces; n++)
        {
            Receive(new string('x', size));
            ExpectReading();
        }

        Receive(new string('x', size));

        ExpectNothingMore();
        PassTime(Turn);
        ExpectReading();
    }

    [Fact]
    public void Should_hold_back_who_tries_one_nickname_after_another()
    {
        Start(Strict);

        foreach (var attempt in new[] { ":", "::", "*" })
        {
            Receive(attempt + "\n");
            ExpectNextWrite().ShouldStartWith("! the nickname");
            Acknowledge();
            ExpectReading();
        }
        Receive("alice\n");

        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        PassTime(Turn);
        ExpectAtRoom<RoomCommands.Join>();
    }

    private void ExpectSaid(params string[] lines)
    {
        foreach (var line in lines)
            ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe(line);
    }

    private void ExpectWarning() =>
        ExpectWrite("! you send more than 1 lines a second: they wait, and if you go on the connection closes\n");

    private void ExpectSilence()
    {
        Room.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        ExpectNothingMore();
    }
}
