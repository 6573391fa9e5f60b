using System.Collections.Concurrent;
using Akka.IO;
using AkkaChat.Server.Doors;
using AkkaChat.Server.Metrics;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Doors;

/// <summary>Connections that are no sessions yet are bounded too.</summary>
public sealed class PendingConnectionsSpecs : ServerSpecs
{
    private const int MaxPerAddress = 3;

    private readonly CancellationTokenSource _timeLimit = new(TimeSpan.FromSeconds(25));

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_close_more_than_an_address_may_have_until_others_have_ended_or_are_sessions(bool isTls)
    {
        var listener = CreateTestProbe();
        var refused = new ConcurrentQueue<RefusalReason>();
        var door = new DoorAddress("127.0.0.1", 0);
        var settings = TestSettings.Server with
        {
            Connections = TestSettings.Server.Connections with { MaxPerAddress = MaxPerAddress },
            Doors = isTls ? DoorSettings.None with { Tls = door } : DoorSettings.None with { Http = door },
        };
        await using var doors = await KestrelDoors.OpenAsync(settings, isTls ? TestCertificate.Current : null, Sys.ActorOf(DoorConnections.Props(listener)), refused.Enqueue);
        var address = (isTls ? doors.Tls : doors.Http)!;
        Task<DoorPeer> JoinAsync() => isTls ? AsPeer(StreamPeer.ConnectTlsAsync(address, _timeLimit.Token)) : AsPeer(WebSocketPeer.ConnectAsync(address, _timeLimit.Token));
        using var first = await JoinAsync();
        using var second = await JoinAsync();
        await listener.ExpectMsgAsync<Tcp.Connected>();
        await listener.ExpectMsgAsync<Tcp.Connected>();

        var silent = new List<StreamPeer>();
        for (var n = 0; n <= MaxPerAddress; n++)
            silent.Add(await StreamPeer.ConnectAsync(address, _timeLimit.Token));

        var closed = await Task.WhenAny(silent.Select(peer => peer.ReadToEndAsync(_timeLimit.Token)));
        (await closed).ShouldBeEmpty();
        refused.ShouldBe([RefusalReason.AddressConnections]);
        silent.ForEach(peer => peer.Reset());
        using var third = await UntilAsync(JoinAsync);
    }

    // The server learns a little later that others have ended.
    private static async Task<DoorPeer> UntilAsync(Func<Task<DoorPeer>> join)
    {
        while (true)
        {
            try
            {
                return await join();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private static async Task<DoorPeer> AsPeer<T>(Task<T> peer)
        where T : DoorPeer => await peer;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _timeLimit.Dispose();
    }
}
