using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Scripts that use <c>nc</c>.</summary>
public sealed class NetcatScriptSpecs
{
    [FactNeeding("nc")]
    public async Task Should_tell_a_script_what_became_of_its_lines()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood.lines-per-second = 0");

        var heard = await PipeAsync(server, ["bot", .. Enumerable.Range(1, 997).Select(n => $"line {n}"), "/dance", "/msg nobody hi", "the end"]);

        heard[^1].ShouldBe("* goodbye bot: 998 lines were taken and 2 refused");
    }

    [FactNeeding("nc")]
    public async Task Should_tell_a_burst_of_a_script_as_one_line_and_say_the_rest_at_its_rate_once_it_has_sent_all()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat.session.flood { lines-per-second = 10, burst = 5, warn-after = 300ms, close-after = 1s, paste.max-lines = 10 }");

        // Each read takes 1 KiB: most lines are still in the system's buffer when the connection would close.
        var heard = await PipeAsync(server, ["bot", .. Enumerable.Range(1, 40).Select(n => $"line {n} {new string('x', 200)}")]);

        heard.ShouldContain($"* bot pasted 10 lines (#2): line 1 {new string('x', 53)} …");
        heard[^1].ShouldBe("* goodbye bot: 40 lines were taken and 0 refused");
        heard.ShouldContain("* your lines wait: all of them are said, 10 a second");
    }

    [FactNeeding("nc")]
    public async Task Should_show_a_script_the_line_that_it_said_right_before_it_asked_for_the_history()
    {
        await using var server = await ServerNode.StartAsync();

        var heard = await PipeAsync(server, ["bot", "hello", "/history", "bye"]);

        heard.Select(line => line.Length > 18 && line.EndsWith(" bot: hello", StringComparison.Ordinal) ? "(time) bot: hello" : line).TakeLast(5).ShouldBe(
            ["bot: hello", "* what was said (times in UTC):", "(time) bot: hello", "bot: bye", "* goodbye bot: 3 lines were taken and 0 refused"]);
    }

    private static async Task<IReadOnlyList<string>> PipeAsync(ServerNode server, IEnumerable<string> lines)
    {
        await using var script = RunningProgram.Start("nc", Programs.Netcat(server.Port));
        await script.TypeAsync(string.Join('\n', lines));
        script.EndInput();
        await script.ExitAsync();
        return script.Output.Lines;
    }
}
