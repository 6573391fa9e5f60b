namespace AkkaChat.Protocol.Tests;

public class OtherProtocolSpecs
{
    [Theory]
    [InlineData("GET / HTTP/1.1", "HTTP")]
    [InlineData("GET /", "HTTP")]
    [InlineData("POST http://127.0.0.1:9999/ HTTP/1.0", "HTTP")]
    [InlineData("CONNECT example.org:443", "HTTP")]
    [InlineData("PROPFIND /x HTTP/1.1", "HTTP")]
    [InlineData("PRI * HTTP/2.0", "HTTP")]
    [InlineData("OPTIONS / RTSP/1.0", "RTSP")]
    [InlineData("OPTIONS sip:nm SIP/2.0", "SIP")]
    [InlineData("\u0016\u0003\u0001\u0002", "TLS")]
    [InlineData("\u0005\u0001", "SOCKS")]
    [InlineData("SSH-2.0-OpenSSH_9.6", "SSH")]
    [InlineData("EHLO example.org", "SMTP")]
    [InlineData("helo example.org", "SMTP")]
    [InlineData("PROXY TCP4 192.0.2.1 192.0.2.2 5 6", "PROXY")]
    [InlineData("*1", "Redis")]
    [InlineData("CAP LS 302", "IRC")]
    [InlineData("NICK alice", "IRC")]
    public void Should_recognize_the_first_words_of_other_programs(string line, string name) => OtherProtocol.Recognize(line).ShouldBe(name);

    [Theory]
    [InlineData("alice")]
    [InlineData("get")]
    [InlineData("GET")]
    [InlineData("Post Malone")]
    [InlineData("helo")]
    [InlineData("quit")]
    [InlineData("QUIT")]
    [InlineData("ssh")]
    [InlineData("*")]
    [InlineData("")]
    public void Should_take_what_a_person_may_type_for_nothing_else(string line) => OtherProtocol.Recognize(line).ShouldBeNull();
}
