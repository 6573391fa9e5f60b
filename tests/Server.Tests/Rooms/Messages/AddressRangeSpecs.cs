using System.Net;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Rooms.Messages;

public sealed class AddressRangeSpecs
{
    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("10.1.2.3/32", "10.1.2.3")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8:0::1", "2001:db8::1")]
    [InlineData("2001:db8:1::/33", "2001:db8::/33")]
    public void Should_parse_addresses(string text, string range)
    {
        AddressRange.LooksLikeAddress(text).ShouldBeTrue();
        AddressRange.TryParse(text, out var parsed).ShouldBeTrue();
        parsed!.Text.ShouldBe(range);
    }

    [Theory]
    [InlineData("10.1.2.3/33")]
    [InlineData("10.1.2.3/")]
    [InlineData("10.1.2.3/-1")]
    [InlineData("10.1.2.300")]
    [InlineData("bob/8")]
    [InlineData("::zz")]
    [InlineData("/")]
    public void Should_refuse_what_is_meant_as_an_address_and_is_none(string text)
    {
        AddressRange.LooksLikeAddress(text).ShouldBeTrue();
        AddressRange.TryParse(text, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("42")]
    [InlineData("3.14")]
    public void Should_take_a_nickname_for_no_address(string text) => AddressRange.LooksLikeAddress(text).ShouldBeFalse();

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", "192.0.2.8")]
    [InlineData("2001:db8:0:1:2::3", "2001:db8:0:1::9", "2001:db8:0:2::3")]
    public void Should_hold_whoever_has_an_address(string address, string same, string other)
    {
        var around = AddressRange.Around(IPAddress.Parse(address));

        around.Contains(IPAddress.Parse(same)).ShouldBeTrue();
        around.Contains(IPAddress.Parse(other)).ShouldBeFalse();
    }
}
