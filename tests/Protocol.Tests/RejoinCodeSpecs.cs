namespace AkkaChat.Protocol.Tests;

public sealed class RejoinCodeSpecs
{
    [Fact]
    public void Should_find_the_code_that_it_wrote_behind_the_nickname()
    {
        Nickname.TryParse("al#ice", out var alice, out _).ShouldBeTrue();
        var code = RejoinCode.Create();

        RejoinCode.TryParse($" {RejoinCode.Format(alice, code).ToUpperInvariant()} ", out var nickname, out var found).ShouldBeTrue();

        (nickname, found).ShouldBe((alice, code));
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("c#")]
    [InlineData("alice#k3f9")]
    [InlineData("alice#k3f9q0")]
    [InlineData("#k3f9qt")]
    [InlineData("two words#k3f9qt")]
    public void Should_leave_other_nicknames_alone(string text) => RejoinCode.TryParse(text, out _, out _).ShouldBeFalse();
}
