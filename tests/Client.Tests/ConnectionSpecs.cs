using System.Net;
using System.Net.Sockets;

namespace AkkaChat.Client.Tests;

public sealed class ConnectionSpecs
{
    [Fact]
    public async Task Should_name_place_and_remedy_when_nobody_listens()
    {
        var port = UnusedPort();

        var refused = await Should.ThrowAsync<ClientException>(() => Connection.OpenAsync("127.0.0.1", port));

        refused.Message.ShouldBe($"cannot connect to 127.0.0.1:{port}: " +
            "nobody listens there; start a server, or name another place with --host and --port");
    }

    [Fact]
    public async Task Should_name_place_and_remedy_when_there_is_no_such_host()
    {
        // RFC 2606: ".invalid" never exists.
        var refused = await Should.ThrowAsync<ClientException>(() => Connection.OpenAsync("nobody.invalid", 9999));

        refused.Message.ShouldBe("cannot connect to nobody.invalid:9999: no host has this name; check --host");
    }

    [Fact]
    public async Task Should_put_lines_together_however_they_are_cut()
    {
        using var server = new ScriptedServer();
        using var connection = await Connection.OpenAsync("localhost", server.Port);
        await server.AcceptAsync();
        var lines = connection.ReadLinesAsync().GetAsyncEnumerator();

        await server.SayAsync("al");
        await server.SayAsync("ice: 안녕\r\nbob: hi\n* cut");
        server.Close();

        foreach (var expected in new[] { "alice: 안녕", "bob: hi", "* cut" })
        {
            (await lines.MoveNextAsync()).ShouldBeTrue();
            lines.Current.Text.ShouldBe(expected);
        }
        (await lines.MoveNextAsync()).ShouldBeFalse();
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
