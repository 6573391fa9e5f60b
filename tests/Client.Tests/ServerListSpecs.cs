namespace AkkaChat.Client.Tests;

public class ServerListSpecs
{
    [Fact]
    public void Should_try_one_after_the_other()
    {
        var servers = new ServerList([("a", 1), ("b", 2)]);

        servers.Current.ShouldBe(("a", 1));
        servers.Next().ShouldBe(("a", 1));
        servers.HasTriedAll.ShouldBeFalse();
        servers.Next().ShouldBe(("b", 2));
        servers.HasTriedAll.ShouldBeTrue();
        servers.Current.ShouldBe(("b", 2));
        servers.Next().ShouldBe(("a", 1));
    }

    [Fact]
    public void Should_be_read_with_commas_between_them()
    {
        new ServerAddress("a, b:2,[::1]:3", null).TrySplitAll(out var places, out _).ShouldBeTrue();

        places.ShouldBe([new ServerAddress("a", null), new ServerAddress("b", 2), new ServerAddress("::1", 3)]);
    }

    [Theory]
    [InlineData("a,,b", "a,,b: a host is missing beside a comma")]
    [InlineData("a,b:x", "b:x: a port is a number from 1 to 65535")]
    public void Should_say_what_is_wrong(string hosts, string reason)
    {
        new ServerAddress(hosts, null).TrySplitAll(out _, out var wrong).ShouldBeFalse();

        wrong.ShouldBe(reason);
    }
}
