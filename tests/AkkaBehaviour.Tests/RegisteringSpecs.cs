using Akka.IO;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class RegisteringSpecs : LoopbackSpecs
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_close_before_anybody_has_registered()
    {
        using var connection = await AcceptAsync();

        connection.Tell(Tcp.Close.Instance);

        await connection.Handler.ExpectMsgAsync<Tcp.Closed>();
        (await ReadAsync(connection.Peer, 1)).ShouldBeEmpty();
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_peer_when_both_a_write_and_Close_come_before_Register()
    {
        using var connection = await AcceptAsync();

        connection.Write("lost"u8.ToArray());
        connection.Tell(Tcp.Close.Instance);

        await ShouldBeReset(connection.Peer);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_send_a_write_between_Register_and_Close()
    {
        using var connection = await AcceptAsync();

        connection.Register();
        connection.Write("sent"u8.ToArray());
        connection.Tell(Tcp.Close.Instance);

        (await ReadAsync(connection.Peer, 5)).ShouldBe("sent"u8.ToArray());
    }
}

public class RegisterTimeoutSpecs() : LoopbackSpecs("akka.io.tcp.register-timeout = 100ms")
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_reset_the_peer_when_nobody_registers_in_time()
    {
        using var connection = await AcceptAsync();
        Watch(connection.Actor);

        await ShouldBeReset(connection.Peer);

        await ExpectTerminatedAsync(connection.Actor);
    }
}
