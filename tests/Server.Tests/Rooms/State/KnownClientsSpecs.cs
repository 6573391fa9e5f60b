using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.State;

namespace AkkaChat.Server.Tests.Rooms.State;

public sealed class KnownClientsSpecs
{
    private readonly KnownClients _clients = new(capacity: 2, TimeSpan.FromHours(1));

    [Fact]
    public void Should_forget_who_left_first_when_there_are_too_many()
    {
        foreach (var n in (int[])[1, 2, 3])
            Visit(n);

        _clients.All.Select(known => known.Token).ShouldBe([Key(2), Key(3)], ignoreOrder: true);
    }

    [Fact]
    public void Should_forget_who_left_long_ago()
    {
        Visit(1);
        Visit(100);

        _clients.All.Single().Token.ShouldBe(Key(100));
    }

    [Fact]
    public void Should_not_forget_who_is_back()
    {
        Visit(1);
        _clients.Join(Key(1), Member(10), Time(2));
        foreach (var n in (int[])[3, 4, 5])
            Visit(n);

        _clients.TryGet(Key(1), out var client).ShouldBeTrue();
        client.Member.ShouldBe(Member(10));
    }

    private static SecretHash Key(int n) => SecretHash.OfToken($"token {n}");

    private static MemberId Member(int n) => new(n);

    private static DateTimeOffset Time(int minutes) => DateTimeOffset.UnixEpoch.AddMinutes(minutes);

    private void Visit(int n)
    {
        _clients.Join(Key(n), Member(n), Time(n));
        _clients.Leave(Member(n), isAsked: false, Time(n));
    }
}
