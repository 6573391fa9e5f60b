using AkkaChat.Server.Settings;
using AkkaChat.Settings;

namespace AkkaChat.Server.Tests.Settings;

public class ClusterSettingsSpecs
{
    private static readonly LogSettings Postgres = LogSettings.Parse("postgresql:Host=db");
    private static readonly ClusterSettings Loopback = new(NodeAddress.Parse("127.0.0.1:9990"), []);

    [Theory]
    [InlineData("10.0.0.1:9990", "10.0.0.1:9990")]
    [InlineData("node-1.example.org:1", "node-1.example.org:1")]
    [InlineData("[::1]:9990", "[::1]:9990")]
    public void Should_read_addresses(string text, string address) => $"{NodeAddress.Parse(text)}".ShouldBe(address);

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData(":9990")]
    [InlineData("10.0.0.1:0")]
    [InlineData("10.0.0.1:70000")]
    [InlineData("::1:9990")]
    [InlineData("10.0.0.1:x")]
    [InlineData("a b:9990")]
    [InlineData("a;b:9990")]
    public void Should_refuse_what_is_no_address(string text) => Should.Throw<FormatException>(() => NodeAddress.Parse(text)).Message.ShouldStartWith("use HOST:PORT");

    [Fact]
    public void Should_take_postgresql_only() =>
        Should.Throw<SettingsException>(() => Loopback.Check(LogSettings.Memory)).Message.ShouldBe(
            "--node 127.0.0.1:9990: several nodes need one log, which they all reach: use --log \"postgresql:CONNECTION STRING\"");

    [Fact]
    public void Should_not_listen_for_other_machines_without_certificates()
    {
        var open = Loopback with { Node = NodeAddress.Parse("10.0.0.1:9990") };

        Should.Throw<SettingsException>(() => open.Check(Postgres)).Message.ShouldStartWith("--node 10.0.0.1:9990: whoever reaches this address could speak for anybody");
        (open with { IsNetworkTrusted = true }).Check(Postgres);
        (open with { Certificate = "a", Key = "b", Authority = "c" }).Check(Postgres);
        Loopback.Check(Postgres);
    }

    [Fact]
    public void Should_want_all_of_the_certificates() =>
        Should.Throw<SettingsException>(() => (Loopback with { Certificate = "a" }).Check(Postgres)).Message.ShouldContain("belong together");

    [Fact]
    public void Should_want_an_address_of_a_node_that_joins_others() =>
        Should.Throw<SettingsException>(() => new ClusterSettings(null, [NodeAddress.Parse("10.0.0.1:9990")]).Check(Postgres)).Message.ShouldStartWith("--join needs --node");

    [Theory]
    [InlineData("", false)]
    [InlineData("127.0.0.1:9990", false)]
    [InlineData("127.0.0.1:9991", true)]
    [InlineData("127.0.0.1:9990,127.0.0.1:9991", true)]
    [InlineData("127.0.0.1:9990,127.0.0.1:9991,127.0.0.1:9992", false)]
    public void Should_advise_against_two_nodes(string join, bool advises) =>
        ((Loopback with { Join = NodeAddress.ParseList(join) }).Advice?.StartsWith("two nodes", StringComparison.Ordinal) ?? false).ShouldBe(advises);

    [Fact]
    public void Should_be_alone_by_default() => NodeSettings.Load(null).Server.Cluster.ShouldBe(ClusterSettings.None);
}
