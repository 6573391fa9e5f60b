namespace AkkaChat.Settings.Tests;

public sealed class HostPortSpecs
{
    [Theory]
    [InlineData("chat.example:9999", "chat.example", 9999)]
    [InlineData("127.0.0.1:0", "127.0.0.1", 0)]
    [InlineData("[::1]:65535", "::1", 65535)]
    public void Should_read_what_it_writes(string text, string host, int port)
    {
        HostPort.TryParse(text, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(new HostPort(host, port));
        parsed.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("chat.example")]
    [InlineData(":9999")]
    [InlineData("::1:9999")]
    [InlineData("[]:9999")]
    [InlineData("chat.example:65536")]
    [InlineData("chat.example:-1")]
    [InlineData("chat.example: 1")]
    public void Should_refuse_anything_else(string text) => HostPort.TryParse(text, out _).ShouldBeFalse();
}
