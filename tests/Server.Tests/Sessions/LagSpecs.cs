namespace AkkaChat.Server.Tests.Sessions;

/// <summary>Who is slow, and what it missed.</summary>
public sealed class LagSpecs : SessionScenario
{
    [Fact]
    public void Should_say_how_far_behind_a_member_reads()
    {
        StartChatting();
        Receive("/lag\n");
        ExpectWrite("* you have read all\n");
        ExpectReading();

        OtherSays("on its way");
        ExpectUnacknowledged("bob: on its way\n");
        Receive("/lag\n");
        ExpectReading();
        Acknowledge();

        ExpectNextWrite().ShouldMatch("^\\* you are 1 line, 16 bytes and [0-9]+ s behind\n$");
    }

    [Fact]
    public void Should_show_what_was_skipped_once()
    {
        var filler = new string('x', 100);
        StartChatting(Defaults with { MaxPendingBytes = 100 });
        OtherSays("read");
        ExpectUnacknowledged("bob: read\n");
        OtherSays("missed");
        OtherSays(filler);
        PassTime(TimeSpan.Zero);
        Acknowledge();
        ExpectWrites("! you fell behind: 2 lines skipped\n");
        OtherSays("read again");
        ExpectWrite("bob: read again\n");

        Receive("/missed\n");
        ExpectWrites($"* what you missed (times in UTC):\n* 1970-01-01 00:00 bob: missed\n* 1970-01-01 00:00 bob: {filler}\n");
        Receive("/missed\n");
        ExpectWrites("* you missed nothing\n");
    }
}
