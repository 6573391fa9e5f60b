using AkkaChat.Client.Frontends.Terminal;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class HistorySearchSpecs
{
    private readonly HistorySearch _search;

    public HistorySearchSpecs()
    {
        var history = new InputHistory();
        foreach (var line in new[] { "deploy one", "hello", "Deploy two" })
            history.Add(line);
        _search = new HistorySearch(history);
    }

    [Fact]
    public void Should_find_the_newest_line_first_and_older_ones_on_request()
    {
        _search.Found.ShouldBeEmpty();
        Press("Text", "depl");
        _search.Found.ShouldBe("Deploy two");
        Press("Ctrl+R");
        _search.Found.ShouldBe("deploy one");
        Press("Ctrl+R");
        _search.Found.ShouldBe("deploy one");
        Press("Text", "x");
        _search.Found.ShouldBeEmpty();
        Press("Backspace");
        _search.Found.ShouldBe("Deploy two");
    }

    [Fact]
    public void Should_leave_other_keys_to_the_line() => _search.TryTake(new Key("Enter")).ShouldBeFalse();

    private void Press(string name, string text = "") => _search.TryTake(new Key(name, text)).ShouldBeTrue();
}
