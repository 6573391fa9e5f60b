using AkkaChat.Client.Frontends.Terminal;
using AkkaChat.Client.Session;
using Microsoft.Extensions.Time.Testing;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class StatusTextSpecs
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ClientSession _session;

    public StatusTextSpecs() => _session = new ClientSession("alice", _clock);

    [Fact]
    public void Should_say_to_what_it_connects_and_for_how_long()
    {
        _session.StartConnection();
        Status().ShouldBe("connecting to chat:9999");
        Wait(5);
        Status().ShouldBe("connecting to chat:9999 for 5 s");
        Wait(300);
        Status().ShouldBe("connecting to chat:9999 for 5 min");
    }

    [Fact]
    public void Should_show_who_one_is_and_no_lag_that_concerns_nobody()
    {
        Join();
        Answer(lag: TimeSpan.FromMilliseconds(57));
        Status().ShouldBe("chat:9999 · alice · 1 person · connected");
        Answer(lag: TimeSpan.FromMilliseconds(2_500));
        Status().ShouldBe("chat:9999 · alice · 1 person · connected, lag 2 s");
    }

    [Fact]
    public void Should_show_that_no_answer_comes()
    {
        Join();
        Wait(60);
        Status().ShouldEndWith(" · connected", customMessage: "there is nothing to answer");
        _session.Send(new Outgoing.Line("hello"));
        Wait(1);
        Status().ShouldEndWith(" · connected, lag 1 s");
        Wait(2);
        Status().ShouldEndWith(" · connected, lag 3 s");
        Wait(9);
        Status().ShouldEndWith(" · no answer for 12 s");
        Hear("@done=1 ");
        Status().ShouldEndWith(" · connected");
    }

    [Fact]
    public void Should_show_how_long_there_has_been_no_connection()
    {
        Join();
        _session.Receive(new Incoming.Disconnected(null));
        Status().ShouldBe("chat:9999 · no connection, trying again");
        _session.StartConnection();
        Wait(7);
        Status().ShouldBe("chat:9999 · no connection, trying again for 7 s");
    }

    private void Join()
    {
        _session.StartConnection();
        Hear("* welcome");
        Hear("@session=t;room=r;grace=30");
        Hear("@who alice");
    }

    private void Answer(TimeSpan lag)
    {
        var ping = _session.Send(Outgoing.Ping.Instance).ShouldHaveSingleItem().Line;
        _clock.Advance(lag);
        Hear(ping.Replace("@ping=", "@pong=", StringComparison.Ordinal));
    }

    private void Hear(string line) => _session.Receive(new Incoming.Line(line));

    private void Wait(int seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    private string Status() => string.Join(" · ", StatusText.Of(_session.Snapshot, "chat:9999", _clock.GetUtcNow()));
}
