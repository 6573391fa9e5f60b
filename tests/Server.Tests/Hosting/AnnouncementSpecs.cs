using System.Net;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Hosting;

/// <summary>Where a node says that clients reach it.</summary>
public sealed class AnnouncementSpecs
{
    private static readonly IPEndPoint Everywhere = new(IPAddress.Any, 4000), Loopback = new(IPAddress.Loopback, 4000), Tls = new(IPAddress.IPv6Any, 9443);

    [Fact]
    public void Should_say_its_own_address_with_the_ports_of_its_doors() =>
        AddressesOf("10.0.0.1:9990", "", Everywhere, Tls).ShouldBe(Addresses("10.0.0.1:4000", "10.0.0.1:9443"));

    [Fact]
    public void Should_say_what_the_settings_say() =>
        AddressesOf("10.0.0.1:9990", "chat1.example.org:80", Loopback, Tls).ShouldBe(Addresses("chat1.example.org:80", "chat1.example.org:9443"));

    [Fact]
    public void Should_send_nobody_of_another_machine_to_a_door_for_its_own() =>
        AddressesOf("10.0.0.1:9990", "", Loopback, Tls).ShouldBe(Addresses("", "10.0.0.1:9443"));

    [Fact]
    public void Should_say_a_loopback_address_to_those_on_this_machine() =>
        AddressesOf("127.0.0.1:9990", "", Loopback, null).ShouldBe(Addresses("127.0.0.1:4000", ""));

    private static ClientAddresses AddressesOf(string node, string clients, IPEndPoint plain, IPEndPoint? tls) =>
        AnnouncementService.AddressesOf(new ClusterSettings(Parse(node), []) { ClientAddress = Parse(clients) }, [plain], tls);

    private static ClientAddresses Addresses(string plain, string tls) => new(Parse(plain), Parse(tls));

    private static NodeAddress? Parse(string address) => address.Length == 0 ? null : NodeAddress.Parse(address);
}
