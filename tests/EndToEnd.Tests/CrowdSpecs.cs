using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>A full room.</summary>
[Collection(AloneCollection.Name)]
public sealed class CrowdSpecs
{
    private const int LinesEach = 10;

    // Two slow cores have ten million deliveries to make, and a test to check them.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(4, 200)]
    public async Task Should_give_a_crowd_every_line_in_one_order(int relays, int people)
    {
        await using var server = await ServerNode.StartWithAsync($"{await File.ReadAllTextAsync(Programs.CrowdSettings)}\nakkachat.relays = {relays}");
        var log = new List<string>();
        var crowd = Enumerable.Range(0, people)
            .Select(i => new CrowdMember($"member{i}", people * LinesEach, i == 0 ? log.Add : null))
            .ToList();
        try
        {
            await Task.WhenAll(crowd.Select(member => member.JoinAsync(server.Port))).WaitAsync(Limit);
            await Task.WhenAll(crowd.Select(SayAllAsync)).WaitAsync(Limit);
            await Task.WhenAll(crowd.Select(member => member.Complete)).WaitAsync(Limit);

            foreach (var lines in log.GroupBy(line => line.Split(':')[0]))
                lines.ShouldBe(Enumerable.Range(0, LinesEach).Select(n => $"{lines.Key}: {Line(n)}"));
            log.Count.ShouldBe(people * LinesEach);
            log.Select(line => line.Split(':')[0]).Distinct().ShouldBe(crowd.Select(m => m.Nickname), ignoreOrder: true);
            crowd.Select(member => member.Digest()).Distinct().ShouldHaveSingleItem();
        }
        finally
        {
            crowd.ForEach(member => member.Dispose());
        }
    }

    private static async Task SayAllAsync(CrowdMember member)
    {
        for (var n = 0; n < LinesEach; n++)
            await member.SayAsync(Line(n));
    }

    private static string Line(int n) => $"line {n} of {LinesEach}";
}
