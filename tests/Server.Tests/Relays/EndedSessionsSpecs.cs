using AkkaChat.Server.Relays;

namespace AkkaChat.Server.Tests.Relays;

public sealed class EndedSessionsSpecs
{
    private readonly EndedSessions _sessions = new(capacity: 2);

    [Fact]
    public void Should_remember_the_latest()
    {
        foreach (var token in new[] { "a", "b", "c" })
            _sessions.Add(token, new EndedSession(Done: 7, Left: false));

        _sessions.TryGet("a", out _).ShouldBeFalse();
        _sessions.TryGet(null, out _).ShouldBeFalse();
        _sessions.TryGet("c", out var session).ShouldBeTrue();
        session.Done.ShouldBe(7);
    }

    [Fact]
    public void Should_remember_how_a_session_ended_last()
    {
        _sessions.Add("a", new EndedSession(Done: 7, Left: false));
        _sessions.Add("b", new EndedSession(Done: 1, Left: false));
        _sessions.Add("a", new EndedSession(Done: 9, Left: true));

        _sessions.TryGet("b", out _).ShouldBeTrue();
        _sessions.TryGet("a", out var session).ShouldBeTrue();
        session.ShouldBe(new EndedSession(Done: 9, Left: true));
    }
}
