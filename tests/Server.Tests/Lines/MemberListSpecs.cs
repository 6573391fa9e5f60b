using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Lines;

public class MemberListSpecs
{
    private static readonly List<Nickname> Crowd = [.. Enumerable.Range(0, 1000).Select(i => Nick($"somebody{i}"))];

    [Fact]
    public void Should_list_who_is_here()
    {
        MemberList.Rows([Alice, Bob], []).ShouldBe(["2 people are here:", "  alice, bob"]);
    }

    [Fact]
    public void Should_say_that_one_is_alone()
    {
        MemberList.Rows([Alice], []).ShouldBe(["you are alone here"]);
    }

    [Fact]
    public void Should_list_a_crowd_in_rows_that_a_terminal_shows()
    {
        var rows = MemberList.Rows(Crowd, []);

        rows.First().ShouldBe("1,000 people are here:");
        rows.ShouldAllBe(row => $"{row}".Length <= 78);
        string.Join(", ", rows.Skip(1).Select(row => $"{row}".Trim())).ShouldBe(string.Join(", ", Crowd));
    }

    [Fact]
    public void Should_list_a_crowd_in_parts_that_a_program_can_hold()
    {
        var parts = MemberList.Encode(WireFormat.Tagged, Crowd, []).Text().TrimEnd('\n').Split('\n');

        parts.Length.ShouldBeGreaterThan(1);
        parts.ShouldAllBe(part => part.Length <= 4020);
        parts.Select(part => part.Split(' ')[0]).ShouldBe(Enumerable.Range(1, parts.Length).Select(n => $"@who={n}/{parts.Length}"));
        parts.SelectMany(part => part.Split(' ').Skip(1)).ShouldBe(Crowd.Select(nickname => nickname.Text));
    }
}
