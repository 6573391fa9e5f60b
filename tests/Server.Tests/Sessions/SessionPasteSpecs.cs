using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Settings;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>A plain client that sends many lines at once.</summary>
public class SessionPasteSpecs : SessionScenario
{
    private const int MaxLines = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // The nickname takes a token: two more lines may pass at once.
    private static readonly SessionSettings Settings = Defaults with
    {
        LinesInFlight = 1000,
        MaxPendingBytes = 10_000,
        Flood = new FloodSettings(new Rate(PerSecond: 1, Burst: 3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)) { Paste = new PasteSettings(MaxLines, MaxBytes: 100) },
    };

    [Fact]
    public void Should_say_many_lines_at_once_as_one_paste()
    {
        StartChatting(Settings);

        Receive("  one\n\ntwo\n/usr/bin/ld: three\n\n");

        ExpectReading();
        Receive("four\n");
        ExpectReading();
        PassTime(Pause);
        ExpectAtRoom<RoomCommands.Paste>().Text.ShouldBe("  one\n\ntwo\n/usr/bin/ld: three\n\nfour");
        Happen(new RoomEvent.Pasted(Alice, "  one\n\ntwo"));
        ExpectWrite("* alice pasted 3 lines (#2): one …\n");
    }

    [Fact]
    public void Should_say_few_lines_at_once_each_by_itself()
    {
        StartChatting(Settings);

        Receive("one\ntwo\n");

        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("one");
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("two");
    }

    [Fact]
    public void Should_say_a_paste_at_the_end_of_the_input_and_count_its_lines()
    {
        StartChatting(Settings);

        Receive("one\ntwo\nthree\nfour");
        EndInput();

        ExpectAtRoom<RoomCommands.Paste>().Text.ShouldBe("one\ntwo\nthree\nfour");
        Reply(new RoomAnswer.Refused($"not now"));
        ExpectAtRoom<RoomCommands.Leave>();
        ExpectWrite("! not now\n");
        Happen(new RoomEvent.Left(Alice));
        ExpectWrite("* goodbye alice: 0 lines were taken and 4 refused\n");
    }

    [Fact]
    public void Should_let_lines_beyond_the_bounds_wait()
    {
        StartChatting(Settings);

        Receive(string.Concat(Enumerable.Range(1, MaxLines + 4).Select(n => $"{n}\n")));

        ExpectAtRoom<RoomCommands.Paste>().Text.ShouldEndWith("\n10");
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("11");
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("12");
        PassTime(TimeSpan.FromSeconds(1));
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("13");
    }

    [Fact]
    public void Should_end_a_paste_before_too_many_bytes()
    {
        StartChatting(Settings);

        Receive(string.Concat(Enumerable.Range(1, 4).Select(n => $"{n}{new string('x', 40)}\n")));

        ExpectAtRoom<RoomCommands.Paste>().Text.Length.ShouldBe(83);
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldStartWith("3");
    }

    [Fact]
    public void Should_run_a_command_behind_a_paste()
    {
        StartChatting(Settings);

        Receive("one\ntwo\nthree\n/me waves\n");

        ExpectAtRoom<RoomCommands.Paste>().Text.ShouldBe("one\ntwo\nthree");
        ExpectAtRoom<RoomCommands.Act>().Text.ShouldBe("waves");
    }

    [Fact]
    public void Should_acknowledge_each_line_of_a_resumable_client_by_itself()
    {
        StartResumable(Settings with { Flood = Settings.Flood with { Rate = new Rate(PerSecond: 1, Burst: 4) } });

        Receive("@id=1 one\n@id=2 two\n@id=3 three\n@id=4 four\n");

        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("one");
        ExpectAtRoom<RoomCommands.Say>().Text.ShouldBe("two");
    }

    [Fact]
    public void Should_show_who_asks_all_lines_of_a_paste()
    {
        StartChatting();
        OtherDoes(new RoomEvent.Pasted(Bob, "make: Entering\n\n* bob left"));
        ExpectWrite("* bob pasted 3 lines (#2): make: Entering …\n");

        Receive("/show #2\n");
        ExpectWrites("* #2, pasted by bob at 1970-01-01 00:00 (UTC), 3 lines:\n*   make: Entering\n*   \n*   * bob left\n");
        Receive("/show 1\n");
        ExpectWrite("! there is no paste #1: the line that tells of one has its number\n");
        Receive("/show me\n");
        ExpectWrite("! /show me: use the number of a paste, such as 12 for (#12)\n");
    }
}
