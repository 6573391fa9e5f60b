using AkkaChat.Server.Passwords;

namespace AkkaChat.Server.Tests.Passwords;

public sealed class PasswordHashSpecs
{
    private const int Few = 10;

    [Fact]
    public void Should_know_its_password_from_others_after_it_was_written()
    {
        var hash = PasswordHash.Parse(PasswordHash.Of("swordfish", Few).ToString());

        hash.Matches(new Secret("swordfish")).ShouldBeTrue();
        hash.Matches(new Secret("Swordfish")).ShouldBeFalse();
        hash.Matches(new Secret("")).ShouldBeFalse();
    }

    [Fact]
    public void Should_have_a_salt_of_its_own() => PasswordHash.Of("swordfish", Few).ToString().ShouldNotBe(PasswordHash.Of("swordfish", Few).ToString());

    [Theory]
    [InlineData("swordfish")]
    [InlineData("pbkdf2-sha256.0.00112233445566778899aabbccddeeff.00")]
    [InlineData("md5.1.00112233445566778899aabbccddeeff.00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")]
    public void Should_refuse_what_is_no_hash(string text) => Should.Throw<FormatException>(() => PasswordHash.Parse(text)).Message.ShouldContain("hash-password");

    [Fact]
    public void Should_show_no_password_in_a_message() => $"{new Secret("swordfish")}".ShouldNotContain("swordfish");
}
