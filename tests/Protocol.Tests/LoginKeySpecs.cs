namespace AkkaChat.Protocol.Tests;

public sealed class LoginKeySpecs
{
    [Fact]
    public void Should_verify_what_it_has_signed_also_after_it_was_written_and_nothing_else()
    {
        using var key = LoginKey.Create();
        using var read = LoginKey.FromPem(key.ToPem());
        using var other = LoginKey.Create();
        var signature = read.Sign("room", "challenge");

        LoginKey.Verifies(key.PublicHalf, "room", "challenge", signature).ShouldBeTrue();
        LoginKey.Verifies(other.PublicHalf, "room", "challenge", signature).ShouldBeFalse();
        LoginKey.Verifies(key.PublicHalf, "another", "challenge", signature).ShouldBeFalse();
        LoginKey.Verifies(key.PublicHalf, "room", "another", signature).ShouldBeFalse();
        LoginKey.Verifies("rubbish", "room", "challenge", signature).ShouldBeFalse();
        LoginKey.Verifies(key.PublicHalf, "room", "challenge", "rubbish!").ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("AAAA")]
    public void Should_know_what_is_no_key(string text) => LoginKey.IsPublicHalf(text).ShouldBeFalse();
}
