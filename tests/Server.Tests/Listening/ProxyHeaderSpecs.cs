using System.Net;
using System.Text;
using AkkaChat.Server.Listening;

namespace AkkaChat.Server.Tests.Listening;

public sealed class ProxyHeaderSpecs
{
    private const string Signature = "0D0A0D0A000D0A515549540A";

    [Theory]
    [InlineData("PROXY TCP4 203.0.113.7 192.0.2.9 51234 9999\r\n", "203.0.113.7:51234")]
    [InlineData("PROXY TCP6 2001:db8::7 2001:db8::9 51234 9999\r\n", "[2001:db8::7]:51234")]
    [InlineData("PROXY UNKNOWN\r\n", null)]
    [InlineData("PROXY UNKNOWN 203.0.113.7 192.0.2.9 1 2\r\n", null)]
    public void Should_read_version_1(string header, string? source) => ShouldRead(Encoding.ASCII.GetBytes(header), source);

    [Theory]
    [InlineData("2111000C" + "CB007107" + "C0000209" + "C822" + "270F", "203.0.113.7:51234")]
    [InlineData("21110010" + "CB007107" + "C0000209" + "C822" + "270F" + "04000100", "203.0.113.7:51234")] // with a value of its own
    [InlineData("21210024" + "20010DB8000000000000000000000007" + "20010DB8000000000000000000000009" + "C822" + "270F", "[2001:db8::7]:51234")]
    [InlineData("20000000", null)] // the proxy itself
    [InlineData("21000000", null)] // an address of another kind
    public void Should_read_version_2(string hex, string? source) => ShouldRead(Convert.FromHexString(Signature + hex), source);

    [Theory]
    [InlineData("PROXY TCP4 203.0.113 192.0.2.9 1 99999\r\n")]
    [InlineData("PROXY TCP4 all 192.0.2.9 1 2\r\n")]
    [InlineData("PROXY TCP4 203.0.113.7 192.0.2.9 70000 2\r\n")]
    [InlineData("PROXY TCP5 203.0.113.7 192.0.2.9 1 2\r\n")]
    [InlineData("PROXY \r\n")]
    public void Should_refuse_a_wrong_line(string header) => StateOf(Encoding.ASCII.GetBytes(header)).ShouldBe(ProxyHeaderState.Wrong);

    [Theory]
    [InlineData("3111000C" + "CB007107" + "C0000209" + "C822" + "270F")] // version 3
    [InlineData("21110004" + "CB007107")] // too short for two addresses
    [InlineData("2111FFFF")]
    public void Should_refuse_wrong_bytes(string hex) => StateOf(Convert.FromHexString(Signature + hex)).ShouldBe(ProxyHeaderState.Wrong);

    [Fact]
    public void Should_refuse_a_line_without_an_end() => StateOf(Encoding.ASCII.GetBytes("PROXY " + new string('1', 200))).ShouldBe(ProxyHeaderState.Wrong);

    [Theory]
    [InlineData("alice\n")]
    [InlineData("PROXIMA\n")]
    [InlineData("\r\n\r\nalice\n")]
    public void Should_see_that_there_is_none(string text) => StateOf(Encoding.ASCII.GetBytes(text)).ShouldBe(ProxyHeaderState.None);

    private static ProxyHeaderState StateOf(byte[] bytes) => ProxyHeader.Read(bytes, out _, out _);

    private static void ShouldRead(byte[] header, string? source)
    {
        for (var n = 1; n < header.Length; n++)
            StateOf(header[..n]).ShouldBe(ProxyHeaderState.Incomplete, $"{n} bytes");

        ProxyHeader.Read([.. header, .. "alice\n"u8], out var length, out var from).ShouldBe(ProxyHeaderState.Complete);

        length.ShouldBe(header.Length);
        from.ShouldBe(source is null ? null : IPEndPoint.Parse(source));
    }
}
