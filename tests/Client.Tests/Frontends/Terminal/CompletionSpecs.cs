using AkkaChat.Client.Frontends.Terminal;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class CompletionSpecs
{
    private static readonly string[] MemberNames = ["Alice", "albert", "bob", "지영", "지민"];

    [Theory]
    [InlineData("b", "bob: ")]
    [InlineData("ask b", "ask bob ")]
    [InlineData("/msg b", "/msg bob ")]
    [InlineData("ALI", "Alice: ")]
    [InlineData("지영", "지영: ")]
    [InlineData("/q", "/quit ")]
    public void Should_complete_nicknames_and_commands(string typed, string completed) => Complete(typed).ShouldBe(completed);

    [Fact]
    public void Should_go_as_far_as_all_agree_and_tell_whom_there_is()
    {
        Complete("a").ShouldBe("Al");
        Complete("지").ShouldBe("지");
        Completion.Of("a", 1, MemberNames)!.Candidates.ShouldBe(["Alice", "albert"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bob ")]
    [InlineData("zoe")]
    [InlineData("say /q")]
    public void Should_leave_alone_what_it_does_not_know(string typed) => Completion.Of(typed, typed.Length, MemberNames).ShouldBeNull();

    private static string Complete(string typed)
    {
        var completion = Completion.Of(typed, typed.Length, MemberNames)!;
        return typed[..completion.Start] + completion.Word;
    }
}
