using static AkkaChat.Protocol.Tests.Support;

namespace AkkaChat.Protocol.Tests;

public class ReservedNicknamesSpecs
{
    private readonly ReservedNicknames _reserved = new(["server", "admin", "root", "System"]);

    [Theory]
    [InlineData("server")]
    [InlineData("Server")]
    [InlineData("ѕеrvеr")] // Cyrillic
    [InlineData("ｒｏｏｔ")]
    [InlineData("r00t")]
    [InlineData("adm1n")]
    [InlineData("admln")]
    [InlineData("adrnin")]
    [InlineData("_server_")]
    [InlineData("sys-tem")]
    [InlineData("5y$tem")]
    public void Should_hold_what_could_pass_for_the_room(string nickname) => _reserved.Contains(Nick(nickname)).ShouldBeTrue();

    [Theory]
    [InlineData("observer")]
    [InlineData("admiral")]
    [InlineData("server2")]
    [InlineData("rooted")]
    [InlineData("👩‍🚀")]
    public void Should_not_hold_other_nicknames(string nickname) => _reserved.Contains(Nick(nickname)).ShouldBeFalse();

    [Fact]
    public void Should_hold_nothing_for_a_name_without_letters() => new ReservedNicknames(["-", ""]).Contains(Nick("_")).ShouldBeFalse();
}
