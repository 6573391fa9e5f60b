using AkkaChat.Client.Connection;

namespace AkkaChat.Client.Tests.Connection;

public sealed class GreetingCheckSpecs
{
    private readonly GreetingCheck _greeting = new(TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData("* welcome to AkkaChat: type a nickname and press Enter")]
    [InlineData("! server is full, try later")]
    [InlineData("@session=t;room=r;grace=30 ")]
    public void Should_know_a_server_by_its_first_line(string line)
    {
        _greeting.Check(line).ShouldBe(line);
        _greeting.Check("anything").ShouldBe("anything");
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request")]
    [InlineData("220 mail.example.org ESMTP")]
    [InlineData("SSH-2.0-OpenSSH_9.2")]
    [InlineData("")]
    public void Should_quote_whoever_says_something_else(string line) =>
        Should.Throw<NotAkkaChatException>(() => _greeting.Check(line)).Message.ShouldBe($"no AkkaChat server: it says \"{line}\"");

    [Fact]
    public void Should_tell_silence_from_an_address_that_does_not_answer()
    {
        _greeting.Explain(new TimeoutException()).Message.ShouldBe("no greeting of an AkkaChat server within 10 s");
        _greeting.Connected = new TaskCompletionSource().Task;
        _greeting.Explain(new TimeoutException()).ShouldBeOfType<TimeoutException>();
        _greeting.Connected = Task.CompletedTask;
        _greeting.Check("* welcome");
        _greeting.Explain(new TimeoutException()).ShouldBeOfType<TimeoutException>();
    }
}
