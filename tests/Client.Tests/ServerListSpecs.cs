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
    public void Should_try_the_nodes_that_a_server_named_after_its_own()
    {
        var servers = new ServerList([("a", 1), ("b", 2)]);
        servers.Next();

        servers.Next("c:3,b:2,[::1]:4").ShouldBe(("b", 2));
        servers.Next("c:3,b:2,[::1]:4").ShouldBe(("c", 3));
        servers.Next("c:3,b:2,[::1]:4").ShouldBe(("::1", 4));
        servers.Next("c:3,b:2,[::1]:4").ShouldBe(("a", 1));
    }

    [Fact]
    public void Should_begin_again_with_its_own_when_the_node_in_use_is_named_no_more()
    {
        var servers = new ServerList([("a", 1)]);
        servers.Next();
        servers.Next("b:2").ShouldBe(("b", 2));

        servers.Next("c:3").ShouldBe(("a", 1));
        servers.Next("c:3").ShouldBe(("c", 3));
    }

    [Fact]
    public void Should_name_all_of_them()
    {
        new ServerList([("a", 1), ("::1", 2)]).Description.ShouldBe("any of a:1, [::1]:2");
        new ServerList([("a", 1)]).Description.ShouldBe("a:1");
    }

    [Theory]
    [InlineData("b")]
    [InlineData(",")]
    [InlineData("b:x,c:3")]
    [InlineData(":7")]
    public void Should_not_follow_what_is_no_address(string others)
    {
        var servers = new ServerList([("a", 1)]);
        servers.Next();

        servers.Next(others).ShouldBe(("a", 1));
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
