namespace AkkaChat.Client.Tests;

public sealed class ServerPlaceSpecs
{
    [Theory]
    [InlineData("chat", null, "chat", null)]
    [InlineData("chat:4000", null, "chat", 4000)]
    [InlineData("chat", 4000, "chat", 4000)]
    [InlineData("chat:4000", 4000, "chat", 4000)]
    [InlineData("::1", 7, "::1", 7)]
    [InlineData("[::1]", 7, "::1", 7)]
    [InlineData("[::1]:4000", null, "::1", 4000)]
    public void Should_be_what_it_seems_to_be(string host, int? port, string expectedHost, int? expectedPort)
    {
        new ServerAddress(host, port).TrySplit(out var place, out _).ShouldBeTrue();
        place.ShouldBe(new ServerAddress(expectedHost, expectedPort));
    }

    [Theory]
    [InlineData("chat:http", null, "chat:http: a port is a number from 1 to 65535")]
    [InlineData("chat:1", 2, "the port is given twice: chat:1 and 2")]
    public void Should_say_what_is_wrong(string host, int? port, string reason)
    {
        new ServerAddress(host, port).TrySplit(out _, out var wrong).ShouldBeFalse();
        wrong.ShouldBe(reason);
    }
}
