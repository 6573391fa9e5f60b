using AkkaChat.Client.Frontends.Terminal;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class ArrivalFoldingSpecs
{
    private readonly ArrivalFolding _folding = new();

    [Fact]
    public void Should_tell_together_who_joins_right_after_others()
    {
        for (var n = 1; n <= 4; n++)
            Take($"* early{n} joined", n).ShouldBe([$"* early{n} joined"]);
        for (var n = 1; n <= 6; n++)
            Take($"* late{n} joined", 4 + n).ShouldBeEmpty();

        TakeWaiting().ShouldBe(["* late1, late2 and 4 others joined"]);
        TakeWaiting().ShouldBeEmpty();
    }

    [Fact]
    public void Should_tell_those_who_wait_before_any_other_line()
    {
        FillTime();
        for (var n = 1; n <= 4; n++)
            Take($"* late{n} left", 10).ShouldBeEmpty();

        Take("alice: hi", 11).ShouldBe(["* late1, late2 and 2 others left", "alice: hi"]);
    }

    [Fact]
    public void Should_name_each_of_a_few_and_keep_the_order_of_joins_and_leaves()
    {
        FillTime();
        foreach (var line in (string[])["* a joined", "* b joined", "* c joined", "* a left", "* d joined"])
            Take(line, 10).ShouldBeEmpty();

        TakeWaiting().ShouldBe(["* a joined", "* b joined", "* c joined", "* a left", "* d joined"]);
    }

    [Fact]
    public void Should_keep_nobody_waiting_in_a_quiet_time()
    {
        for (var n = 1; n <= 10; n++)
            Take($"* member{n} joined", n * 300).ShouldBe([$"* member{n} joined"]);
    }

    [Fact]
    public void Should_be_quiet_again_a_second_after_a_busy_time()
    {
        FillTime();
        Take("* late joined", 10).ShouldBeEmpty();

        Take("* much-later joined", 2000).ShouldBe(["* late joined", "* much-later joined"]);
    }

    private void FillTime()
    {
        for (var n = 1; n <= 4; n++)
            Take($"* early{n} joined", n);
    }

    private IEnumerable<string> Take(string line, int milliseconds) =>
        Raw(_folding.Take(new ClientEvent.Line(RoomLine.Parse(line, isEvent: true) with { Time = DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds) })));

    private IEnumerable<string> TakeWaiting() => Raw(_folding.TakeWaiting());

    private static IEnumerable<string> Raw(IReadOnlyList<ClientEvent.Line> lines) => lines.Select(line => line.Content.Raw);
}
