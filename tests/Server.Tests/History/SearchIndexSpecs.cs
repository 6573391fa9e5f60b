using System.Diagnostics;
using System.Globalization;
using AkkaChat.Server.History;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.History;

/// <summary>What the index of every database does.</summary>
public abstract class SearchIndexSpecs
{
    private const string Epoch = "5f02a1c7";

    private readonly SearchIndex _index;

    private protected SearchIndexSpecs(LogSettings log) => _index = SearchIndex.Of(log)!;

    [Fact]
    public void Should_find_the_latest_lines_with_all_words_the_newest_first()
    {
        Add(Epoch, 9, (1, "green tea"), (2, "black tea"), (5, "Green leaves in my tea"), (8, "안녕하세요 여러분"));

        Find("tea").ShouldBe([5, 2, 1]);
        Find("tea green").ShouldBe([5, 1]);
        Find("tea green", before: 5).ShouldBe([1]);
        Find("te", max: 2).ShouldBe([5, 2]);
        Find("안녕").ShouldBe([8]);
        Find("coffee").ShouldBeEmpty();
        _index.Last(Epoch).ShouldBe(9);
    }

    [Fact]
    public void Should_add_no_line_twice_and_go_on_behind_the_last()
    {
        Add(Epoch, 2, (1, "tea"), (2, "tea"));
        Add(Epoch, 3, (1, "tea"), (2, "tea"), (3, "tea"));

        Find("tea").ShouldBe([3, 2, 1]);
    }

    [Fact]
    public void Should_take_a_word_twice_in_a_line_and_a_line_without_words()
    {
        Add(Epoch, 4, (1, "tea, TEA and tea"), (2, "?!"), (4, "tea"));

        Find("tea").ShouldBe([4, 1]);
        _index.Last(Epoch).ShouldBe(4);
    }

    [Fact]
    public void Should_begin_again_with_another_log()
    {
        Add(Epoch, 2, (1, "tea"), (2, "tea"));
        _index.Last("00000000").ShouldBe(0);
        _index.Find("00000000", ["tea"], before: 9, max: 9).ShouldBeEmpty();

        Add("00000000", 1, (1, "coffee"));

        _index.Find("00000000", ["tea"], before: 9, max: 9).ShouldBeEmpty();
        _index.Find("00000000", ["coffee"], before: 9, max: 9).ShouldBe([1]);
        _index.Last(Epoch).ShouldBe(0);
    }

    [Fact]
    public void Should_take_every_sign_as_no_word()
    {
        Add(Epoch, 1, (1, "a \"quoted\" 'text' \\ with : * & | ! ( )"));

        Find("\"quoted\" ' \\ text").ShouldBe([1]);
    }

    [Fact]
    public void Should_find_what_was_said_long_before_the_latest_lines()
    {
        Add(Epoch, 1_500, [.. Enumerable.Range(1, 1_500).Select(n => ((long)n, n is 5 or 1_400 ? "rare" : "common"))]);

        Find("rare").ShouldBe([1_400, 5]);
        Find("rare", before: 1_400).ShouldBe([5]);
        Find("common", before: 1_200, max: 2).ShouldBe([1_199, 1_198]);
    }

    [Fact]
    public void Should_find_something_in_a_million_lines_within_a_fifth_of_a_second()
    {
        if (Environment.GetEnvironmentVariable("AKKACHAT_SEARCH_LINES") is { } lines)
            Measure(int.Parse(lines, CultureInfo.InvariantCulture)).ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
    }

    /// <summary>How long the slowest of some searches takes in an index of so many lines.</summary>
    private TimeSpan Measure(int lines)
    {
        for (var first = 1; first <= lines; first += 50_000)
            _index.Add(Epoch, Enumerable.Range(first, 50_000).Select(n => ((long)n, (IReadOnlyList<string>)[.. SearchWords.Of($"common word{n % 1000} rare{n} 다람쥐 w{n % 7}")])), first + 49_999L);
        return new[] { "common", "word1", "rare777", "word12 common", "다람", "rare12345 w", "c w", "common rare1" }.Max(words =>
        {
            var started = Stopwatch.GetTimestamp();
            Find(words, max: LogSearch.MaxLines).ShouldNotBeEmpty();
            var took = Stopwatch.GetElapsedTime(started);
            Console.WriteLine($"{words}: {took.TotalMilliseconds:0} ms");
            return took;
        });
    }

    private IReadOnlyList<long> Find(string words, long before = long.MaxValue, int max = 99) => _index.Find(Epoch, SearchWords.Of(words), before, max);

    private void Add(string epoch, long last, params (long Number, string Text)[] lines) =>
        _index.Add(epoch, lines.Select(line => (line.Number, SearchWords.Of(line.Text))), last);
}
