using AkkaChat.Client.Session;
using Microsoft.Extensions.Time.Testing;

namespace AkkaChat.Client.Tests.Session;

public sealed class SessionSnapshotSpecs
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ClientSession _session;

    public SessionSnapshotSpecs()
    {
        _session = new ClientSession("alice", _clock);
        _session.StartConnection();
    }

    [Fact]
    public void Should_measure_the_lag()
    {
        Receive("@session=t;room=r;grace=30");
        var ping = _session.Send(Outgoing.Ping.Instance).ShouldHaveSingleItem().Line;
        _clock.Advance(TimeSpan.FromMilliseconds(57));
        Receive(ping.Replace("@ping=", "@pong=", StringComparison.Ordinal));
        _session.Snapshot.Lag.ShouldBe(TimeSpan.FromMilliseconds(57));
    }

    [Fact]
    public void Should_measure_how_long_there_has_been_no_connection()
    {
        Receive("@session=t;room=r;grace=30");
        _session.Snapshot.DisconnectedFor(_clock.GetUtcNow()).ShouldBe(TimeSpan.Zero);
        _session.Receive(new Incoming.Disconnected(null));
        _clock.Advance(TimeSpan.FromSeconds(3));
        _session.StartConnection();
        _session.Receive(new Incoming.Disconnected(null));
        _clock.Advance(TimeSpan.FromSeconds(4));
        _session.Snapshot.DisconnectedFor(_clock.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Should_show_another_thread_only_states_that_existed()
    {
        Receive("! full");
        var writer = Task.Run(() =>
        {
            for (var n = 0; n < 100_000; n++)
            {
                Receive("@refused taken");
                Receive("! full");
            }
        });
        var torn = 0;
        while (!writer.IsCompleted)
        {
            var session = _session.Snapshot;
            if (session.IsConnectionRefused != (session.Refusal == "full"))
                torn++;
        }
        await writer;
        torn.ShouldBe(0);
    }

    private void Receive(string line) => _session.Receive(new Incoming.Line(line));
}
