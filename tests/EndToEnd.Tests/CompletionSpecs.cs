using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What Tab does in bash, set up as docs/CLIENT.md says.</summary>
public sealed class CompletionSpecs
{
    [FactNeeding("bash")]
    public async Task Should_complete_an_option()
    {
        const string Typed = "AkkaChat.Client --nick zoe --fol";
        var setup = File.ReadLines(Path.Combine(Programs.Root, "docs", "CLIENT.md")).SkipWhile(line => line != "```bash").Skip(1).TakeWhile(line => line != "```");
        var tab = $"COMP_LINE='{Typed}' COMP_POINT={Typed.Length}; _akkachat '{Programs.ClientFile}'; complete -p AkkaChat.Client; echo \"${{COMPREPLY[@]}}\"";
        await using var bash = RunningProgram.Start("bash", "bash", "-c", $"{string.Join('\n', setup)}\n{tab}");

        (await bash.ExitAsync()).ShouldBe(0, $"{bash.Errors}");

        bash.Output.Lines.ShouldBe(["complete -o default -F _akkachat AkkaChat.Client", "--follow"]);
    }
}
